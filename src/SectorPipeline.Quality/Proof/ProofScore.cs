using SectorPipeline.Core;

namespace SectorPipeline.Quality.Proof;

/// <summary>Holds what checks have found in a dataset against what was planted.</summary>
internal sealed class ProofScore(ProofTable table, TradingCalendar calendar)
{
    public IEnumerable<ProofLine> Lines(IReadOnlyList<ProofTrial> trials) =>
        from trial in trials
        from fault in trial.Faults
        group IsFound(fault, trial) by fault.Kind into found
        select new ProofLine(table.Dataset.Dataset, found.Key.Name, NamesOf(found.Key), found.Key.IsStatistical, found.Count(), found.Count(one => one));

    public IEnumerable<ProofAlarms> Alarms(IReadOnlyList<ProofTrial> trials) =>
        from check in table.Dataset.Checks
        let counts = trials.Select(trial => Count(check, trial)).ToList()
        select new ProofAlarms(check.Name, counts.Sum(count => count.Alarms), counts.Sum(count => count.Right), counts.Sum(count => count.Clean));

    private string NamesOf(PlantedKind kind) =>
        string.Join(", ", table.Dataset.Checks.Where(check => kind.Checks.Contains(check.Kind.Name)).Select(check => check.Name[(check.Dataset.Length + 1)..]));

    private bool IsFound(PlantedFault fault, ProofTrial trial) =>
        trial.Planted.Where(result => fault.Kind.Checks.Contains(result.Check.Kind.Name)).SelectMany(result => result.Quarantined).Any(row => Explains(fault, row));

    private (int Alarms, int Right, int Clean) Count(CheckDeclaration check, ProofTrial trial)
    {
        var alarms = Of(check, trial.Planted);
        return (alarms.Count, alarms.Count(row => trial.Faults.Any(fault => IsAbout(check, fault) && Explains(fault, row))), Of(check, trial.Clean).Count);
    }

    private static IReadOnlyList<FailingRow> Of(CheckDeclaration check, IReadOnlyList<CheckResult> results) =>
        results.FirstOrDefault(result => result.Check.Name == check.Name)?.Quarantined ?? [];

    // A row can be wrong in more than one way; a delivery with one fault has no other.
    private static bool IsAbout(CheckDeclaration check, PlantedFault fault) => fault.Kind.Reach != FaultReach.Delivery || fault.Kind.Checks.Contains(check.Kind.Name);

    // What a fault does to the returns of a bar, it does to the return of the next one too; and only faults of whole days explain
    // what is told of a day or of a column.
    private bool Explains(PlantedFault fault, FailingRow row) =>
        (fault.Entity is null || fault.Entity == row.Entity)
        && (fault.Kind.Reach == FaultReach.Delivery || (row.Date >= fault.Date.AddDays(-1) && row.Date <= Later(fault.Date, Math.Max(1, fault.Kind.Patience))));

    private DateOnly Later(DateOnly session, int sessions)
    {
        for (var i = 0; i < sessions && session < table.Last; i++)
            session = calendar.Next(session);
        return session;
    }
}
