using System.Globalization;

namespace SectorPipeline.Orchestration;

/// <summary>Reads what is under <c>retry</c> of a step.</summary>
internal static class RetryReader
{
    private static readonly string[] Keys = ["attempts", "first", "backoff", "max"];

    public static RetryPolicy Read(MappingReader step, SourceText source)
    {
        if (step.Mapping("retry", "{ attempts: 4, first: 10s }") is not { } mapping)
            return RetryPolicy.Never;
        var retry = new MappingReader(mapping, source, "retry", Keys);
        var first = retry.Value("first", Duration.Parse, Duration.Expected) ?? RetryPolicy.DefaultFirst;
        var max = retry.Value("max", Duration.Parse, Duration.Expected);
        if (max < first)
            source.Fault(retry.Node("max")!.Start, $"max: '{retry.Text("max")}' is shorter than first. Make it {Duration.Format(first)} or longer.");
        return new RetryPolicy
        {
            Attempts = retry.Value("attempts", Attempts, "a number of attempts from 1 to 100") ?? RetryPolicy.DefaultAttempts,
            First = first,
            Backoff = retry.Value("backoff", Kind, "a backoff; write exponential or constant") ?? Backoff.Exponential,
            Max = max ?? (first > RetryPolicy.DefaultMax ? first : RetryPolicy.DefaultMax),
        };
    }

    private static int? Attempts(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= 1 and <= 100 ? number : null;

    private static Backoff? Kind(string text) => text switch
    {
        "exponential" => Backoff.Exponential,
        "constant" => Backoff.Constant,
        _ => null,
    };
}
