using System.Globalization;
using SectorPipeline.Jinja;

namespace SectorPipeline.Models;

/// <summary>A time zone: one offset, as of <c>datetime.timezone</c>, or a zone of the tz database, as of pytz.</summary>
internal sealed class ZoneValue : IJinjaObject
{
    private readonly TimeZoneInfo rules;
    private readonly string repr;

    private ZoneValue(string name, TimeZoneInfo rules, string repr) => (Name, this.rules, this.repr) = (name, rules, repr);

    /// <summary>UTC as pytz has it.</summary>
    public static ZoneValue Utc { get; } = new("UTC", TimeZoneInfo.Utc, "<UTC>");

    /// <summary>UTC as datetime.timezone has it.</summary>
    public static ZoneValue FixedUtc { get; } = new("UTC", TimeZoneInfo.Utc, "datetime.timezone.utc");

    public string Name { get; }

    public string TypeName => "tzinfo";

    public IEnumerable<string> MemberNames => ["zone", "localize", "normalize", "utcoffset", "tzname", "dst"];

    /// <summary>The text inside of the text of a datetime.</summary>
    public string Repr => repr;

    public static ClassValue Class { get; } = new("datetime.timezone", Create, MemberTable.Of().With("utc", FixedUtc));

    public static ZoneValue Fixed(TimeSpan offset, string? name = null)
    {
        if (offset == TimeSpan.Zero && name is null)
            return FixedUtc;
        var shown = name ?? "UTC" + TimeFormat.Offset(offset, ":");
        return new ZoneValue(shown, TimeZoneInfo.CreateCustomTimeZone(shown, offset, shown, shown), $"datetime.timezone({new DeltaValue(offset).Repr})");
    }

    /// <summary>A zone of the tz database, such as America/New_York.</summary>
    public static ZoneValue Named(string name)
    {
        if (name.Equals("UTC", StringComparison.OrdinalIgnoreCase))
            return Utc;
        return TimeZoneInfo.TryFindSystemTimeZoneById(name, out var found)
            ? new ZoneValue(name, found, $"<DstTzInfo '{name}'>")
            : throw new JinjaFaultException(
                "UnknownTimeZoneError",
                $"no time zone is called '{name}'.",
                Core.NearestName.Hint(name, TimeZoneInfo.GetSystemTimeZones().Select(zone => zone.Id)) + " Use a name of the tz database, such as America/New_York.");
    }

    /// <summary>The offset at an instant in UTC.</summary>
    public ZoneOffset At(DateTime utc)
    {
        var instant = DateTime.SpecifyKind(utc, DateTimeKind.Utc);
        return new ZoneOffset(this, rules.GetUtcOffset(instant), ZoneAbbreviation.Of(rules, instant, Name));
    }

    /// <summary>The offset at a time of the zone's own clocks.</summary>
    public ZoneOffset AtLocal(DateTime local, bool isDaylight = false)
    {
        var clock = DateTime.SpecifyKind(local, DateTimeKind.Unspecified);
        var offsets = rules.IsAmbiguousTime(clock) ? rules.GetAmbiguousTimeOffsets(clock) : [rules.GetUtcOffset(clock)];
        var offset = isDaylight ? offsets.Max() : offsets.Min();
        return At(clock - offset) is var at && at.Offset == offset ? at : at with { Offset = offset };
    }

    public bool TryGetMember(string name, out object? value)
    {
        value = name switch
        {
            "zone" => Name,
            "localize" => new JinjaFunction(name, Localize),
            "normalize" => new JinjaFunction(name, arguments => Moments.Instant(arguments.Required(0, "dt")).In(this)),
            "utcoffset" => new JinjaFunction(name, arguments => new DeltaValue(AtLocal(Moments.Instant(arguments.Required(0, "dt")).Local).Offset)),
            "tzname" => new JinjaFunction(name, arguments => AtLocal(Moments.Instant(arguments.Required(0, "dt")).Local).Name),
            "dst" => new JinjaFunction(name, arguments => Daylight(Moments.Instant(arguments.Required(0, "dt")).Local)),
            _ => null,
        };
        return value is not null;
    }

    /// <summary>How far clocks are ahead of the zone's standard time.</summary>
    public DeltaValue Daylight(DateTime local) =>
        new(rules.IsDaylightSavingTime(local) ? AtLocal(local).Offset - rules.BaseUtcOffset : TimeSpan.Zero);

    public override bool Equals(object? obj) => obj is ZoneValue other && other.Name == Name && other.rules.HasSameRules(rules);

    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Name);

    public override string ToString() => Name;

    private static ZoneValue Create(JinjaArguments arguments) => arguments.Required(0, "offset") is { } given && Moments.Wrap(given) is DeltaValue delta
        ? Fixed(delta.Span, arguments.Optional(1, "name") as string)
        : throw new JinjaFaultException(JinjaErrorKind.Type, "the argument 'offset' must be a timedelta.", " Write timezone(timedelta(hours=1)).");

    private DateTimeValue Localize(JinjaArguments arguments)
    {
        var moment = Moments.Instant(arguments.Required(0, "dt"));
        return moment.Zone is null
            ? new DateTimeValue(moment.Local, AtLocal(moment.Local, arguments.Optional(1, "is_dst") is true))
            : throw TimeArguments.Fault("this datetime has a time zone already.", " Move it with astimezone.");
    }
}
