import ExactArithmetic
import OrderedJSON

/// Factors whose products with small changes fill a ball around a matrix that has the same number on the cells of a
/// forest and zero elsewhere: this matrix is in the interior of the set.
///
/// With J the derivative of the product at the factors, on the observed cells: JJᵀ − margin · 1 is positive definite,
/// and the product is at most margin / 2 away from the matrix (Frobenius norm).
public struct InteriorBall: Sendable {
    /// The forest F.
    public var cells: [Cell]
    /// The entry of the matrix on F.
    public var value: Integer
    /// The entries of the two layers that are not zero, input side first.
    public var layers: [[Cell: Integer]]
    public var margin: Integer

    package init(cells: [Cell], value: Integer, layers: [[Cell: Integer]], margin: Integer) {
        self.cells = cells
        self.value = value
        self.layers = layers
        self.margin = margin
    }

    package func renamed(_ names: UnitNames) -> InteriorBall {
        InteriorBall(
            cells: cells.map(names.cell), value: value,
            layers: layers.enumerated().map { layer, entries in entries.renamed { names.cell($0, layer: layer) } },
            margin: margin)
    }

    var json: JSONValue {
        [
            "cells": .cells(cells), "value": .string(value.description),
            "layers": .layers(layers) { .string($0.description) }, "margin": .string(margin.description),
        ]
    }
}
