namespace SectorPipeline.Sandbox;

/// <summary>How the kinds of faults are written.</summary>
internal static class FaultNames
{
    public static IReadOnlyList<FaultKind> All { get; } = Enum.GetValues<FaultKind>();

    public static IReadOnlyList<string> Texts { get; } = [.. All.Select(Of)];

    public static string Of(FaultKind kind) => kind switch
    {
        FaultKind.TooManyRequests => "429",
        FaultKind.ServerError => "500",
        FaultKind.Unavailable => "503",
        _ => kind.ToString().ToLowerInvariant(),
    };

    public static FaultKind? Find(string text) =>
        All.Cast<FaultKind?>().FirstOrDefault(kind => string.Equals(Of(kind!.Value), text, StringComparison.OrdinalIgnoreCase));
}
