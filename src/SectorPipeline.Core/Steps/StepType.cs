namespace SectorPipeline.Core;

/// <summary>A kind of step that job files name under <c>uses</c>.</summary>
/// <param name="Name">Such as <c>ingest.prices</c>.</param>
/// <param name="Description">One sentence for help and errors.</param>
/// <param name="Parameters">The keys that it understands under <c>with</c>.</param>
/// <param name="Create">Makes the step from the services of the host.</param>
public sealed record StepType(
    string Name,
    string Description,
    IReadOnlyList<string> Parameters,
    Func<IServiceProvider, IStep> Create)
{
    /// <summary>
    /// Finds out before a run starts whether the step's parameters make sense; throws <see cref="ConfigurationException"/>.
    /// </summary>
    public Action<IServiceProvider, StepContext> Check { get; init; } = (_, _) => { };
}
