using SectorPipeline.Core;

namespace SectorPipeline.Ingestion.Steps;

/// <summary>How a dataset is fetched: for which symbols or series, when, and from whom.</summary>
/// <param name="Contract">What its rows must be.</param>
/// <param name="Sources">The vendors that offer it.</param>
/// <param name="Order">The vendors in the order in which they are asked unless the step says otherwise; null for all as listed.</param>
/// <param name="Plan">Decides what is to be asked.</param>
/// <param name="Keys">The symbols or series that a step is about.</param>
internal sealed record Feed<TRow>(
    Contract<TRow> Contract,
    IReadOnlyList<ISource<TRow>> Sources,
    IReadOnlyList<string>? Order,
    IFetchPlan Plan,
    Func<StepContext, IReadOnlyList<string>> Keys)
{
    /// <summary>Finds every fault of what a step says under <c>with</c>.</summary>
    /// <exception cref="ConfigurationException">There are some.</exception>
    public void Check(StepContext context)
    {
        var faults = new List<string>();
        Try(() => Choose(context));
        Try(() => Keys(context));
        Try(() => ChosenWindow.Of(context, DateOnly.MinValue));
        if (faults.Count > 0)
            throw new ConfigurationException(faults);

        void Try(Action check)
        {
            try
            {
                check();
            }
            catch (ConfigurationException e)
            {
                faults.AddRange(e.Faults);
            }
        }
    }

    /// <summary>The sources in the order that the step names under <c>vendor</c>, or the configured one.</summary>
    /// <exception cref="ConfigurationException">A vendor is named that does not offer the dataset.</exception>
    public IReadOnlyList<ISource<TRow>> Choose(StepContext context)
    {
        var named = context.With.List("vendor");
        string[] offered = [.. Sources.Select(source => source.Client.Vendor)];
        string[] faults =
        [
            .. named.Except(offered, StringComparer.Ordinal).Select(name =>
                $"{context.Step}: with: vendor: no vendor of {Contract.Dataset.Name} is called '{name}'.{NearestName.Hint(name, offered)} "
                + $"Use {string.Join(" or ", offered)}."),
        ];
        if (faults.Length > 0)
            throw new ConfigurationException(faults);
        var order = named.Count > 0 ? named : Order ?? offered;
        return [.. order.Distinct(StringComparer.Ordinal).SelectMany(name => Sources.Where(source => source.Client.Vendor == name))];
    }
}
