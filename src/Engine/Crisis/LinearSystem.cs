using System.Numerics;

namespace NegotiationSim.Engine.Crisis;

/// <summary>Small systems of linear equations, solved in place.</summary>
internal static class LinearSystem
{
    /// <summary>Solves by Gauss's elimination with the largest pivot of the column.</summary>
    /// <param name="matrix">The matrix line by line; used up.</param>
    /// <param name="right">The right side; becomes the solution.</param>
    /// <returns>Whether there is one: false for a matrix that is singular or not finite.</returns>
    internal static bool Solve(Span<double> matrix, Span<double> right)
    {
        var size = right.Length;
        for (var column = 0; column < size; column++)
        {
            var pivot = column;
            for (var row = column + 1; row < size; row++)
                if (Math.Abs(matrix[row * size + column]) > Math.Abs(matrix[pivot * size + column])) pivot = row;
            if (!(Math.Abs(matrix[pivot * size + column]) > 0)) return false;
            Swap(matrix, right, size, column, pivot);
            var upper = matrix.Slice(column * size, size);
            for (var row = column + 1; row < size; row++)
            {
                var lower = matrix.Slice(row * size, size);
                var factor = lower[column] / upper[column];
                if (factor == 0) continue;
                Subtract(factor, upper[(column + 1)..], lower[(column + 1)..]);
                right[row] -= factor * right[column];
            }
        }
        for (var row = size - 1; row >= 0; row--)
        {
            for (var k = row + 1; k < size; k++) right[row] -= matrix[row * size + k] * right[k];
            right[row] /= matrix[row * size + row];
        }
        return double.IsFinite(right[0]);
    }

    /// <summary>lower −= factor·upper, several at a time: the same bits on any machine, as each number is worked out as if alone.</summary>
    private static void Subtract(double factor, ReadOnlySpan<double> upper, Span<double> lower)
    {
        var k = 0;
        for (; k <= upper.Length - Vector<double>.Count; k += Vector<double>.Count)
            (new Vector<double>(lower[k..]) - factor * new Vector<double>(upper[k..])).CopyTo(lower[k..]);
        for (; k < upper.Length; k++) lower[k] -= factor * upper[k];
    }

    private static void Swap(Span<double> matrix, Span<double> right, int size, int row, int other)
    {
        if (row == other) return;
        var line = matrix.Slice(row * size, size);
        var swapped = matrix.Slice(other * size, size);
        for (var k = 0; k < size; k++) (line[k], swapped[k]) = (swapped[k], line[k]);
        (right[row], right[other]) = (right[other], right[row]);
    }
}
