using System.Globalization;
using SectorPipeline.Core;

namespace SectorPipeline.Sandbox;

/// <summary>Which faults a sandbox makes, and how often: a pure function of seed and address decides.</summary>
public sealed record FaultPlan
{
    public static readonly TimeSpan DefaultDelay = TimeSpan.FromSeconds(40);

    /// <summary>The share of addresses that each kind hits, 0 to 1; a kind that is absent hits none.</summary>
    public required IReadOnlyDictionary<FaultKind, double> Rates { get; init; }

    public int Seed { get; init; } = 1;

    /// <summary>How many requests for one address a kind spoils before it has cleared; null: it never clears.</summary>
    public int? Times { get; init; } = 1;

    /// <summary>How long a request hangs that is never answered; a slow body takes a twentieth of it.</summary>
    public TimeSpan Delay { get; init; } = DefaultDelay;

    /// <summary>The one symbol, series or id whose requests are spoiled; null: all.</summary>
    public string? Only { get; init; }

    /// <summary>Reads a plan such as <c>all=0.1,seed=7</c> or <c>500=1,only=TEC01,times=always</c>.</summary>
    /// <exception cref="ConfigurationException">Every fault of the text.</exception>
    public static FaultPlan Parse(string text) => new FaultPlanReader(text).Read();

    /// <summary>Whether the kind hits the address at all.</summary>
    public bool Hits(FaultKind kind, string address) =>
        Rates.TryGetValue(kind, out var rate) && Noise.For(Seed, $"{FaultNames.Of(kind)} {address}").Uniform(0) < rate;

    /// <summary>The plan in the form that <see cref="Parse"/> reads.</summary>
    public override string ToString()
    {
        var rates = Rates.OrderBy(rate => rate.Key)
            .Select(rate => string.Create(CultureInfo.InvariantCulture, $"{FaultNames.Of(rate.Key)}={rate.Value}"));
        string[] rest =
        [
            string.Create(CultureInfo.InvariantCulture, $"seed={Seed}"),
            string.Create(CultureInfo.InvariantCulture, $"times={Times?.ToString(CultureInfo.InvariantCulture) ?? "always"}"),
            string.Create(CultureInfo.InvariantCulture, $"delay={(long)Delay.TotalMilliseconds}ms"),
            .. Only is null ? Array.Empty<string>() : [$"only={Only}"],
        ];
        return string.Join(',', rates.Concat(rest));
    }
}
