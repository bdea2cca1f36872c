namespace SectorPipeline.Alerts;

/// <summary>Where alerts go, and how hard delivery tries.</summary>
public sealed record AlertOptions
{
    public const string Section = "Alerts";

    /// <summary>The channels by name; a console and a folder of files unless these are disabled.</summary>
    public Dictionary<string, ChannelOptions> Channels { get; init; } = new(StringComparer.OrdinalIgnoreCase)
    {
        ["console"] = new ChannelOptions { Type = ChannelType.Console },
        ["file"] = new ChannelOptions { Type = ChannelType.File },
    };

    /// <summary>How often a host evaluates the rules of operations and tries again what has not arrived.</summary>
    public TimeSpan Every { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>More messages than this to one channel from one evaluation become one with the counts.</summary>
    public int MostMessages { get; init; } = 20;

    /// <summary>The pause after the first failed attempt; each further one is twice as long.</summary>
    public TimeSpan FirstRetry { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The longest pause between attempts.</summary>
    public TimeSpan LongestRetry { get; init; } = TimeSpan.FromHours(1);

    /// <summary>For how long a message is tried before it is given up.</summary>
    public TimeSpan GiveUpAfter { get; init; } = TimeSpan.FromDays(3);

    internal IReadOnlyDictionary<string, ChannelOptions> Enabled =>
        Channels.Where(channel => channel.Value.Enabled).ToDictionary(channel => channel.Key, channel => channel.Value, StringComparer.Ordinal);
}
