using SectorPipeline.Core;
using SectorPipeline.Warehouses;

namespace SectorPipeline.Models;

/// <summary>
/// The steps that this layer offers to jobs. The host provides <see cref="SqlProjectOptions"/>, and an
/// <see cref="IWarehouse"/> where the target's own is not to be opened.
/// </summary>
public static class ModelSteps
{
    private static readonly string[] Parameters = ["select", "exclude", "vars", "full_refresh", "reuse_unchanged", "threads"];

    public static IReadOnlyList<StepType> All { get; } =
    [
        Type("sql.seed", "Loads the seeds of the SQL project.", (runner, options, cancellation) => runner.SeedAsync(options, cancellation)),
        Type("sql.run", "Builds the models of the SQL project.", (runner, options, cancellation) => runner.RunAsync(options, cancellation)),
        Type("sql.test", "Runs the data tests of the SQL project.", (runner, options, cancellation) => runner.TestAsync(options, cancellation)),
        Type("sql.build", "Loads seeds, builds models and tests them, in one order.", (runner, options, cancellation) => runner.BuildAsync(options, cancellation)),
    ];

    private static StepType Type(string name, string description, SqlStep.Command command) =>
        new(name, description, Parameters, services => new SqlStep(Options(services), services.GetService(typeof(IWarehouse)) as IWarehouse, command));

    private static SqlProjectOptions Options(IServiceProvider services) =>
        services.GetService(typeof(SqlProjectOptions)) as SqlProjectOptions
        ?? throw new InvalidOperationException($"The host does not provide {nameof(SqlProjectOptions)}.");
}
