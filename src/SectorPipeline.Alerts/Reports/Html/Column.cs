namespace SectorPipeline.Alerts;

/// <summary>The kinds of columns that tables of reports are made of.</summary>
internal static class Column
{
    private const string Numeric = "n";

    public static TableColumn<T> Heading<T>(string heading, Func<T, Html> cell) => new(heading, cell) { IsRowHeading = true };

    public static TableColumn<T> Text<T>(string heading, Func<T, string?> text, string? meaning = null) =>
        new(heading, row => $"{text(row) ?? Figures.Unknown}") { Meaning = meaning };

    public static TableColumn<T> Figure<T>(string heading, Func<T, string> figure, string? meaning = null) =>
        new(heading, row => $"{figure(row)}") { Class = _ => Numeric, HeadClass = Numeric, Meaning = meaning };

    /// <summary>A return: a signed percentage, coloured by its sign.</summary>
    public static TableColumn<T> Return<T>(string heading, Func<T, double?> value, string? meaning = null, int decimals = 2) =>
        Toned(heading, value, number => Figures.Signed(number, decimals), meaning);

    /// <summary>A difference of returns in percentage points, coloured by its sign.</summary>
    public static TableColumn<T> Points<T>(string heading, Func<T, double?> value, string? meaning = null) =>
        Toned(heading, value, number => Figures.Points(number), meaning);

    private static TableColumn<T> Toned<T>(string heading, Func<T, double?> value, Func<double?, string> text, string? meaning) =>
        new(heading, row => $"{text(value(row))}") { Class = row => $"{Numeric} {Tone.Of(value(row))}".TrimEnd(), HeadClass = Numeric, Meaning = meaning };
}
