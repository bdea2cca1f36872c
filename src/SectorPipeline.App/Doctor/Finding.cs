namespace SectorPipeline.App.Doctor;

/// <summary>What a check found, and what to do about it when it is not good.</summary>
internal sealed record Finding(string Check, FindingState State, string What, string? Remedy = null)
{
    public static Finding Good(string check, string what) => new(check, FindingState.Good, what);

    public static Finding Warning(string check, string what, string remedy) => new(check, FindingState.Warning, what, remedy);

    public static Finding Bad(string check, string what, string remedy) => new(check, FindingState.Bad, what, remedy);
}
