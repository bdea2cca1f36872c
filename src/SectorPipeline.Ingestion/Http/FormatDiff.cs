namespace SectorPipeline.Ingestion.Http;

/// <summary>Says how an answer differs from the format that its reader was written for.</summary>
internal static class FormatDiff
{
    /// <summary>The failure of an answer in which required fields are missing, with what is there instead.</summary>
    /// <param name="where">The object, such as <c>chart.result.indicators.quote</c>.</param>
    public static VendorException Missing(string where, IReadOnlyCollection<string> expected, IReadOnlyCollection<string> got)
    {
        string[] missing = [.. expected.Except(got, StringComparer.Ordinal)];
        string[] added = [.. got.Except(expected, StringComparer.Ordinal)];
        return VendorException.Changed(
            $"{where}: expected {List(expected)}, got {List(got)}: missing {List(missing)}{(added.Length == 0 ? "" : $", new {List(added)}")}");
    }

    private static string List(IReadOnlyCollection<string> names)
    {
        const int shown = 12;
        var listed = string.Join(", ", names.Take(shown));
        return names.Count == 0 ? "nothing" : names.Count > shown ? $"{listed} and {names.Count - shown} more" : listed;
    }
}
