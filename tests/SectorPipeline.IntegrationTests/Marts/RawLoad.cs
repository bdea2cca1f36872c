namespace SectorPipeline.IntegrationTests.Marts;

/// <summary>What arrives together: the rows of one load.</summary>
internal sealed record RawLoad
{
    public IReadOnlyList<RawPrice> Prices { get; init; } = [];

    public IReadOnlyList<RawCompany> Companies { get; init; } = [];

    public IReadOnlyList<RawObservation> Observations { get; init; } = [];

    /// <summary>What had arrived by the end of a day, had nothing come late.</summary>
    public RawLoad Until(DateOnly day) => new()
    {
        Prices = [.. Prices.Where(price => price.Session <= day)],
        Companies = [.. Companies.Where(company => company.AsOf <= day)],
        Observations = [.. Observations.Where(observation => observation.CountsFrom <= day)],
    };

    /// <summary>What arrived after the end of a day.</summary>
    public RawLoad After(DateOnly day) => new()
    {
        Prices = [.. Prices.Where(price => price.Session > day)],
        Companies = [.. Companies.Where(company => company.AsOf > day)],
        Observations = [.. Observations.Where(observation => observation.CountsFrom > day)],
    };
}
