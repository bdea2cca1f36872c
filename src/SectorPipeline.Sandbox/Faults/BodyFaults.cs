namespace SectorPipeline.Sandbox;

/// <summary>Faults of what a body says: its rows, its basis, its names.</summary>
internal static class BodyFaults
{
    private const int RowsPerFault = 40;

    /// <summary>The answer with its body altered, or null when it holds nothing that the kind could alter.</summary>
    public static Answer? Alter(FaultKind kind, FaultTarget target, Answer answer, Noise noise)
    {
        var body = answer.Body.Written.Span;
        var altered = kind switch
        {
            FaultKind.Renamed => FieldNames.Rename(target.Vendor, body, noise),
            FaultKind.Split => PriceBasis.Halve(target, answer),
            _ when IsJson(answer) => AlterJson(kind, target.Vendor, body, noise),
            _ when IsCsv(answer) => AlterCsv(kind, body, noise),
            _ => null,
        };
        return altered is null ? null : answer with { Body = altered };
    }

    public static bool IsJson(Answer answer) => answer.ContentType.StartsWith("application/json", StringComparison.Ordinal);

    public static bool IsCsv(Answer answer) => answer.ContentType == "application/x-download";

    private static TextBuffer? AlterJson(FaultKind kind, Vendor vendor, ReadOnlySpan<byte> text, Noise noise)
    {
        if (JsonBody.Parse(vendor, text) is not { } body)
            return null;
        var isAltered = false;
        foreach (var rows in body.Rows())
            isAltered |= TryAlter(kind, rows, noise);
        return isAltered ? body.ToText() : null;
    }

    private static TextBuffer? AlterCsv(FaultKind kind, ReadOnlySpan<byte> text, Noise noise)
    {
        var lines = new CsvLines(text);
        return TryAlter(kind, lines, noise) ? lines.ToText() : null;
    }

    private static bool TryAlter(FaultKind kind, AnswerRows rows, Noise noise) => kind switch
    {
        FaultKind.Nulls => TryBlank(rows, noise),
        FaultKind.Duplicates => TryRepeat(rows, noise),
        _ => TryShuffle(rows, noise),
    };

    // The first and the last row stay, because a series that merely begins later or ends earlier is no fault.
    private static bool TryBlank(AnswerRows rows, Noise noise)
    {
        if (rows.Count < 3)
            return false;
        for (var i = 0; i < HowMany(rows); i++)
            rows.Blank(1 + (int)(noise.Uniform(2 * i) * (rows.Count - 2)), whole: noise.Uniform(2 * i + 1) < 0.5, noise);
        return true;
    }

    private static bool TryRepeat(AnswerRows rows, Noise noise)
    {
        var order = Enumerable.Range(0, rows.Count).ToList();
        for (var i = 0; i < HowMany(rows); i++)
        {
            var row = (int)(noise.Uniform(2 * i) * rows.Count);
            var beside = noise.Uniform(2 * i + 1) < 0.5;
            order.Insert(beside ? order.IndexOf(row) + 1 : order.Count, row);
        }

        rows.Arrange(order);
        return true;
    }

    private static bool TryShuffle(AnswerRows rows, Noise noise)
    {
        if (rows.Count < 2)
            return false;
        var order = Enumerable.Range(0, rows.Count).OrderBy(noise.Bits).ToArray();
        if (order.SequenceEqual(Enumerable.Range(0, rows.Count)))
            Array.Reverse(order);
        rows.Arrange(order);
        return true;
    }

    private static int HowMany(AnswerRows rows) => 1 + rows.Count / RowsPerFault;
}
