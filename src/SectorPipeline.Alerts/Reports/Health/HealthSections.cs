namespace SectorPipeline.Alerts;

/// <summary>The pipeline's own health: whether its jobs succeed, how long they take, what fails and what vendors still allow.</summary>
internal static class HealthSections
{
    private const int MostErrors = 20;

    public static IReadOnlyList<Html> Of(HealthFacts facts) =>
    [
        Section.Of("jobs", "Jobs", Jobs(facts)),
        Section.Of("steps", "Steps, the slowest first", Steps(facts)),
        Section.Of("errors", "Errors over time", Errors(facts)),
        Section.Of("vendors", "Vendors' budgets", Vendors(facts)),
    ];

    private static Html Jobs(HealthFacts facts) => facts.Runs switch
    {
        null => Missing("audit.runs"),
        [] => Empty("audit.runs"),
        var runs => new HtmlTable<JobHealth>(
            $"{Figures.Counted(runs.Count, "run")}, the newest of sessions up to this report's",
            [
                Column.Heading<JobHealth>("Job", job => $"{job.Job}"),
                Column.Figure<JobHealth>("Runs", job => Figures.Count(job.Runs.Count)),
                Column.Figure<JobHealth>("Succeeded", job => Figures.Percent(job.SuccessRate), "Of the runs that are over"),
                Column.Figure<JobHealth>("Late", job => Figures.Count(job.Late), "Ended after the deadline"),
                Column.Figure<JobHealth>("Median", job => Figures.Seconds(job.Durations.Median)),
                Column.Figure<JobHealth>("95th percentile", job => Figures.Seconds(job.Durations.P95)),
                Column.Figure<JobHealth>("Last", job => Figures.Seconds(job.Durations.Last)),
                new("Times", job => Sparkline.Of(job.Durations.Seconds, $"Times of {job.Job}: the last took {Figures.Seconds(job.Durations.Last)}")),
            ]).Of(JobHealth.Of(runs)),
    };

    private static Html Steps(HealthFacts facts) => facts.Steps switch
    {
        null => Missing("audit.run_steps"),
        [] => Empty("audit.run_steps"),
        var steps => new HtmlTable<StepHealth>(
            "Processing times of steps",
            [
                Column.Heading<StepHealth>("Step", step => $"{step.Step}"),
                Column.Text<StepHealth>("Job", step => step.Job),
                Column.Figure<StepHealth>("Runs", step => Figures.Count(step.Runs.Count)),
                Column.Figure<StepHealth>("Failed", step => Figures.Count(step.Failures)),
                Column.Figure<StepHealth>("Retried", step => Figures.Count(step.Retried)),
                Column.Figure<StepHealth>("Median", step => Figures.Seconds(step.Durations.Median)),
                Column.Figure<StepHealth>("95th percentile", step => Figures.Seconds(step.Durations.P95)),
                Column.Figure<StepHealth>("Last", step => Figures.Seconds(step.Durations.Last)),
                Column.Figure<StepHealth>("Rows, last", step => Figures.Count(step.Runs[^1].Rows)),
                new("Times", step => Sparkline.Of(step.Durations.Seconds, $"Times of {step.Step}: the last took {Figures.Seconds(step.Durations.Last)}")),
            ]).Of(StepHealth.Of(steps)),
    };

    private static Html Errors(HealthFacts facts) => facts switch
    {
        { Runs: null, Steps: null } => Missing("audit.runs"),
        { Runs: [] or null, Steps: [] or null } => Empty("audit.runs"),
        _ => $"{ErrorChart.Of(facts.Runs ?? [])}{LastErrors([.. (facts.Steps ?? []).Where(step => step.Error is not null).Reverse()])}",
    };

    private static Html LastErrors(IReadOnlyList<StepRun> failed) => failed.Count == 0
        ? Section.Paragraph("No step has failed.")
        : new HtmlTable<StepRun>(
            failed.Count <= MostErrors ? "Errors, the newest first" : $"The newest {MostErrors} of {Figures.Count(failed.Count)} errors",
            [
                Column.Heading<StepRun>("Step", step => $"{step.Step}"),
                Column.Text<StepRun>("Job", step => step.Job),
                Column.Figure<StepRun>("Session", step => Figures.Date(step.Session)),
                Column.Figure<StepRun>("Started", step => Figures.Instant(step.Started)),
                Column.Figure<StepRun>("Attempts", step => Figures.Count(step.Attempts)),
                new("Error", step => $"{step.Error}") { Class = _ => "why" },
            ]).Of([.. failed.Take(MostErrors)]);

    private static Html Vendors(HealthFacts facts) => facts.Vendors switch
    {
        null => Missing("audit.vendor_calls"),
        [] => Empty("audit.vendor_calls"),
        var days => new HtmlTable<IGrouping<string, VendorDay>>(
            "Calls of vendors by day",
            [
                Column.Heading<IGrouping<string, VendorDay>>("Vendor", vendor => $"{vendor.Key}"),
                Column.Figure<IGrouping<string, VendorDay>>("Last day", vendor => Figures.Date(vendor.Last().Day)),
                Column.Figure<IGrouping<string, VendorDay>>("Calls", vendor => Figures.Count(vendor.Last().Calls)),
                Column.Figure<IGrouping<string, VendorDay>>("Budget", vendor => vendor.Last().Budget is { } budget ? Figures.Count(budget) : "none set"),
                Column.Figure<IGrouping<string, VendorDay>>("Used", vendor => Figures.Percent(vendor.Last().Used, 0)),
                new("Calls a day", vendor => Sparkline.Of([.. vendor.Select(day => (double)day.Calls)], $"Calls of {vendor.Key} a day")),
            ]).Of([.. days.GroupBy(day => day.Vendor)]),
    };

    private static Html Missing(string table) =>
        Section.Absent($"The table {table} is missing in this warehouse. The host publishes it from the run history before the report is made.");

    private static Html Empty(string table) => Section.Absent($"The table {table} is empty: nothing is known of runs up to this session.");
}
