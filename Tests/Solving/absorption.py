"""Which masks are solved by block decompositions, and their optimum, from the definitions and by NumPy: nothing of the tool is used.

A class of p equal supports on a rectangle with at most p rows or at most p columns takes every value there: its cells are free. What is left of another class is a
set of cells; its connected parts are classes of their own, and parts with the same rows, columns and cells are one class. Again, until nothing changes. If then
every class has all cells of its rectangle, and no two share a cell, the optimum is that of the rectangles, each at the rank of its class.
"""

import numpy as np


def parts(cells):
    """The connected parts of a set of cells, each as the rows and columns that it meets."""
    left = cells.copy()
    found = []
    while left.any():
        rows = np.zeros(cells.shape[0], bool)
        rows[np.argwhere(left)[0][0]] = True
        while True:
            columns = left[rows].any(0)
            more = left[:, columns].any(1)
            if (more == rows).all():
                break
            rows = more
        found.append((rows, columns))
        left[np.ix_(rows, columns)] = False
    return found


def blocks(I, J):
    """Rectangles with their ranks, and the cells that are free; None if the masks are not solved so."""
    m, n = I.shape[0], J.shape[0]
    free = np.zeros((m, n), bool)
    classes = {}
    for k in range(I.shape[1]):
        if I[:, k].any() and J[:, k].any():
            key = (I[:, k].tobytes(), J[:, k].tobytes())
            classes[key] = classes.get(key, 0) + 1
    current = [(np.frombuffer(rows, bool), np.frombuffer(columns, bool), p) for (rows, columns), p in classes.items()]
    while True:
        complete = [p >= min(rows.sum(), columns.sum()) for rows, columns, p in current]
        if not any(complete):
            break
        for (rows, columns, _), is_complete in zip(current, complete):
            if is_complete:
                free[np.ix_(rows, columns)] = True
        joined = {}
        for (rows, columns, p), is_complete in zip(current, complete):
            if is_complete:
                continue
            for inner_rows, inner_columns in parts(np.outer(rows, columns) & ~free):
                key = (inner_rows.tobytes(), inner_columns.tobytes())
                joined[key] = joined.get(key, 0) + p
        current = [(np.frombuffer(rows, bool), np.frombuffer(columns, bool), p) for (rows, columns), p in joined.items()]
    seen = free.copy()
    for rows, columns, _ in current:
        rectangle = np.outer(rows, columns)
        if (seen & rectangle).any():
            return None
        seen |= rectangle
    return current, free


def optimum(A, I, J):
    """The least error, or None if the masks are not solved so; and whether cells are free."""
    found = blocks(I, J)
    if found is None:
        return None, False
    rectangles, free = found
    A = np.asarray(A, np.complex128 if np.iscomplexobj(A) else np.float64)
    square = 0.0
    reached = free.copy()
    for rows, columns, p in rectangles:
        reached |= np.outer(rows, columns)
        square += (np.linalg.svd(A[np.ix_(rows, columns)], compute_uv=False)[p:] ** 2).sum()
    square += (np.abs(A[~reached]) ** 2).sum()
    return np.sqrt(square), free.any()
