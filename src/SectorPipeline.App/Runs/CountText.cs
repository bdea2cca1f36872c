using System.Globalization;

namespace SectorPipeline.App.Runs;

/// <summary>A count of a step in words.</summary>
internal static class CountText
{
    public static string Of(string name, long count) => name switch
    {
        "waited_ms" => $"waited {StepText.Elapsed(TimeSpan.FromMilliseconds(count))}",
        "bytes" => Size(count),
        _ => string.Create(CultureInfo.InvariantCulture, $"{count:N0} {Words(name.Split('_'), count)}"),
    };

    private static string Words(string[] words, long count) =>
        string.Join(' ', count == 1 ? words.Select((word, index) => index == 0 ? Singular(word) : word) : words);

    private static string Singular(string word) =>
        word.EndsWith("ies", StringComparison.Ordinal) ? $"{word[..^3]}y"
        : word.EndsWith('s') ? word[..^1]
        : word;

    private static string Size(long bytes) => bytes switch
    {
        < 1_000 => string.Create(CultureInfo.InvariantCulture, $"{bytes} B"),
        < 1_000_000 => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e3:0.0} kB"),
        < 1_000_000_000 => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e6:0.0} MB"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e9:0.0} GB"),
    };
}
