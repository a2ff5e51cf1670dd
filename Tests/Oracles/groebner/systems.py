"""Writes the benchmark systems katsura-n and cyclic-n as polynomials in x0, x1, …, one a line."""
import sys


def katsura(n):
    """Katsura's equations of a spin chain, n + 1 unknowns: u_l = u_-l, u_l = 0 for |l| > n."""
    def u(l):
        return f"x{abs(l)}" if abs(l) <= n else None
    yield " + ".join(["x0"] + [f"2*x{i}" for i in range(1, n + 1)]) + " - 1"
    for m in range(n):
        terms = [f"{u(l)}*{u(m - l)}" for l in range(-n, n + 1) if u(l) and u(m - l)]
        yield " + ".join(terms) + f" - x{m}"


def cyclic(n):
    """The cyclic n-roots."""
    for d in range(1, n):
        yield " + ".join("*".join(f"x{(i + k) % n}" for k in range(d)) for i in range(n))
    yield "*".join(f"x{i}" for i in range(n)) + " - 1"


def system(name):
    family, n = name.split("-")
    n = int(n)
    return {"katsura": (n + 1, katsura), "cyclic": (n, cyclic)}[family][0], list({"katsura": katsura, "cyclic": cyclic}[family](n))


if __name__ == "__main__":
    _, polynomials = system(sys.argv[1])
    print("\n".join(polynomials))
