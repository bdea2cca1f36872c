using System.Globalization;

namespace SectorPipeline.IntegrationTests.Marts;

/// <summary>Rows of a mart, of which the first columns are the key.</summary>
internal sealed record MartRows(string Mart, IReadOnlyList<string> Columns, IReadOnlyList<object?[]> Rows, int KeyColumns)
{
    /// <summary>Fails unless the other has the same rows, numbers to within a relative tolerance.</summary>
    public void AssertEqual(MartRows other, double tolerance)
    {
        Assert.That(other.Columns, Is.EqualTo(Columns), Mart);
        Assert.That(other.Rows.Select(KeyOf), Is.EqualTo(Rows.Select(KeyOf)), $"{Mart}: keys");
        var differences = Rows.Zip(other.Rows).SelectMany(pair => Differences(pair.First, pair.Second, tolerance)).Take(5).ToList();
        Assert.That(differences, Is.Empty, $"{Mart}: {string.Join("; ", differences)}");
    }

    private string KeyOf(object?[] row) => string.Join('|', row.Take(KeyColumns).Select(Text));

    private IEnumerable<string> Differences(object?[] row, object?[] other, double tolerance)
    {
        for (var i = KeyColumns; i < Columns.Count; i++)
        {
            if (!Same(row[i], other[i], tolerance))
                yield return $"{KeyOf(row)} {Columns[i]}: {Text(row[i])} and {Text(other[i])}";
        }
    }

    // Beside 1 a difference of nothing is noise: a drawdown of 0 and one of 1e-17 are the same.
    private static bool Same(object? left, object? right, double tolerance) =>
        left is double or float or decimal && right is double or float or decimal
            ? Number(left) is var l && Number(right) is var r && (l.Equals(r) || Math.Abs(l - r) <= tolerance * Math.Max(1, Math.Max(Math.Abs(l), Math.Abs(r))))
            : Text(left) == Text(right);

    private static double Number(object value) => Convert.ToDouble(value, CultureInfo.InvariantCulture);

    private static string Text(object? value) => value switch
    {
        null or DBNull => "null",
        DateTime day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };
}
