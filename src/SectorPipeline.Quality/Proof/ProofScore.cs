using SectorPipeline.Core;

namespace SectorPipeline.Quality.Proof;

/// <summary>Holds what checks have found against what was planted.</summary>
internal sealed class ProofScore(DateOnly last, TradingCalendar calendar)
{
    public ProofResult Of(IReadOnlyList<PlantedFault> faults, IReadOnlyList<CheckResult> planted, IReadOnlyList<CheckResult> clean, long rows)
    {
        var alarms = planted.ToDictionary(result => Short(result.Check), result => result.Quarantined, StringComparer.Ordinal);
        return new ProofResult
        {
            Faults = [.. faults.GroupBy(fault => fault.Kind).Select(group => Line(group.Key, [.. group], alarms))],
            Alarms = [.. planted.Select(result => Count(result, faults, clean.Single(one => one.Check.Name == result.Check.Name)))],
            Clean = clean,
            SymbolDays = rows,
        };
    }

    private ProofLine Line(PlantedKind kind, IReadOnlyList<PlantedFault> faults, Dictionary<string, IReadOnlyList<FailingRow>> alarms)
    {
        var rows = kind.Checks.SelectMany(check => alarms.GetValueOrDefault(check) ?? []).ToList();
        return new ProofLine(kind.Name, string.Join(", ", kind.Checks), kind.IsStatistical, faults.Count, faults.Count(fault => rows.Exists(row => Explains(fault, row))));
    }

    private ProofAlarms Count(CheckResult result, IReadOnlyList<PlantedFault> faults, CheckResult clean) =>
        new(Short(result.Check), result.Quarantined.Count, result.Quarantined.Count(row => faults.Any(fault => Explains(fault, row))), clean.Quarantined.Count);

    // What a fault does to the returns of a bar, it does to the return of the next one too.
    private bool Explains(PlantedFault fault, FailingRow row) =>
        (fault.Symbol is null || row.Entity is null || row.Entity == fault.Symbol || !row.Entity.Any(char.IsAsciiLetterUpper))
        && row.Date >= fault.Session.AddDays(-1)
        && row.Date <= Later(fault.Session, Math.Max(1, fault.Kind.Patience));

    private DateOnly Later(DateOnly session, int sessions)
    {
        for (var i = 0; i < sessions && session < last; i++)
            session = calendar.Next(session);
        return session;
    }

    private static string Short(CheckDeclaration check) => check.Name[(check.Dataset.Length + 1)..];
}
