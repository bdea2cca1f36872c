namespace SectorPipeline.Sandbox;

/// <summary>A coin from its first day on, at any instant: days at midnight UTC, and a bridge between them.</summary>
internal sealed class CoinPath
{
    public static readonly DateOnly First = new(2015, 1, 1);

    private const double SecondsOfDay = 86_400;
    private const int StepSeconds = 300;

    // What is the coin's own pulls back over about four years, so that no price runs off to nothing or to infinity.
    private const double Memory = 1 - 1.0 / 1460;

    private readonly CoinProfile profile;
    private readonly Noise minutes;
    private readonly Noise volumes;
    private readonly double[] midnights;

    public CoinPath(int seed, CoinProfile profile, DateOnly last)
    {
        this.profile = profile;
        (minutes, volumes) = (Noise.For(seed, profile.Id + " minutes"), Noise.For(seed, profile.Id + " volumes"));
        midnights = Walk(Noise.For(seed, profile.Id), last.DayNumber - First.DayNumber + 2);
    }

    public double Price(DateTimeOffset at)
    {
        var (day, share) = Place(at);
        var step = (int)(at.ToUnixTimeSeconds() / StepSeconds);
        var bridge = profile.Volatility * 0.5 * Math.Sqrt(share * (1 - share)) * minutes.Normal(step);
        return profile.FirstPrice * Math.Exp(midnights[day] + share * (midnights[day + 1] - midnights[day]) + bridge);
    }

    /// <summary>Coins in circulation; they have become more by a tenth since the first day, whichever the coin.</summary>
    public double Supply(DateTimeOffset at)
    {
        var (day, share) = Place(at);
        return Math.Round(profile.Supply * (0.9 + 0.1 * Math.Min(1, (day + share) / 4380)));
    }

    public double MarketCap(DateTimeOffset at) => Price(at) * Supply(at);

    /// <summary>USD traded in the 24 hours before.</summary>
    public double Volume(DateTimeOffset at)
    {
        var (day, share) = Place(at);
        var turnover = 0.03 * ((1 - share) * Math.Exp(0.4 * volumes.Normal(day)) + share * Math.Exp(0.4 * volumes.Normal(day + 1)));
        return MarketCap(at) * turnover;
    }

    private double[] Walk(Noise noise, int days)
    {
        var logs = new double[days];
        for (var day = 1; day < days; day++)
            logs[day] = logs[day - 1] * Memory + Drift() + profile.Volatility * Math.Clamp(noise.Normal(day), -4, 4);
        return logs;
    }

    // A coin that hardly moves is tied to the dollar, and does not grow.
    private double Drift() => profile.Volatility < 0.01 ? 0 : 0.0006;

    private static (int Day, double Share) Place(DateTimeOffset at)
    {
        var days = (at - new DateTimeOffset(First.ToDateTime(default), TimeSpan.Zero)).TotalSeconds / SecondsOfDay;
        return ((int)days, days - (int)days);
    }
}
