namespace SectorPipeline.Ingestion.Steps;

/// <summary>Writes the first few of many, and how many more there are.</summary>
internal static class NameList
{
    private const int Shown = 5;

    public static string Of<T>(IReadOnlyCollection<T> items, Func<T, string> text) =>
        string.Join(", ", items.Take(Shown).Select(text)) + (items.Count > Shown ? $" and {items.Count - Shown} more" : "");
}
