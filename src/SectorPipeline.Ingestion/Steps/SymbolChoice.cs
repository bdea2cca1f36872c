using SectorPipeline.Core;

namespace SectorPipeline.Ingestion.Steps;

/// <summary>The symbols that a step is about: those it names under <c>symbols</c>, or all of the right kind.</summary>
internal static class SymbolChoice
{
    public static IReadOnlyList<string> Of(StepContext context, IUniverse universe, Func<SecurityKind, bool> covers)
    {
        string[] covered = [.. universe.Securities.Where(security => covers(security.Kind)).Select(security => security.Symbol)];
        var named = context.With.List("symbols");
        if (named.Count == 0)
            return covered;
        string[] faults = [.. named.Except(covered, StringComparer.Ordinal).Select(name =>
            $"{context.Step}: with: symbols: '{name}' is not a symbol of the universe that this step covers.{NearestName.Hint(name, covered)}")];
        return faults.Length == 0 ? [.. named.Distinct(StringComparer.Ordinal)] : throw new ConfigurationException(faults);
    }
}
