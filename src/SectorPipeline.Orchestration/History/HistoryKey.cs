using System.Globalization;

namespace SectorPipeline.Orchestration;

/// <summary>The keys of what belongs to a run. Only a sub-step's name may hold a slash, and it comes last.</summary>
internal static class HistoryKey
{
    public static string OfStep(string run, string step) => $"{run}/{step}";

    public static string OfAttempt(string run, string step, int number) => string.Create(CultureInfo.InvariantCulture, $"{run}/{step}/{number}");

    public static string OfSubStep(string run, string step, int attempt, string name) => $"{OfAttempt(run, step, attempt)}/{name}";
}
