using System.CommandLine;
using SectorPipeline.App.Host;
using SectorPipeline.Core;
using SectorPipeline.Orchestration;

namespace SectorPipeline.App.Cli;

/// <summary>The options that say what to fill.</summary>
internal sealed class BackfillOptions
{
    private readonly Argument<string?> job = new("job") { Description = "The name of a job in jobs/", Arity = ArgumentArity.ZeroOrOne };
    private readonly Option<string?> from = new("--from") { Description = "The first trading day", HelpName = "YYYY-MM-DD" };
    private readonly Option<string?> to = new("--to") { Description = "The last trading day", HelpName = "YYYY-MM-DD" };
    private readonly Option<string> order = new("--order") { Description = "Which session comes first", DefaultValueFactory = _ => "oldest" };
    private readonly Option<int> parallel = WholeNumberOption.Create("--max-parallel", "Runs at the same time", usual: 1, least: 1, most: 100);
    private readonly Option<string?> only = new("--only") { Description = "'failed': only sessions whose run did not succeed, each under the id of that run", HelpName = "failed" };
    private readonly Option<bool> refresh = new("--full-refresh") { Description = "Process sessions that have succeeded too, from the start" };

    public BackfillOptions()
    {
        order.AcceptOnlyFromAmong("oldest", "newest");
        only.AcceptOnlyFromAmong("failed");
    }

    public void AddTo(Command command)
    {
        command.Arguments.Add(job);
        foreach (var option in (Option[])[from, to, order, parallel, only, refresh])
            command.Options.Add(option);
    }

    /// <exception cref="ConfigurationException">Something is missing, or is no date.</exception>
    public BackfillRequest Read(ParseResult parsed)
    {
        var (name, first, last) = (parsed.GetValue(job), parsed.GetValue(from), parsed.GetValue(to));
        if (name is null || first is null || last is null)
            throw new ConfigurationException("backfill: name a job and its days, such as 'sector backfill daily --from 2024-01-02 --to 2024-06-28'.");
        return BackfillRequest.Parse(name, first, last) with
        {
            Order = parsed.GetRequiredValue(order) == "newest" ? BackfillOrder.Newest : BackfillOrder.Oldest,
            MaxParallel = parsed.GetValue(parallel),
            OnlyFailed = parsed.GetValue(only) is not null,
            FullRefresh = parsed.GetValue(refresh),
        };
    }
}
