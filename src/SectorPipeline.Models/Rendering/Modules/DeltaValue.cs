using System.Globalization;
using SectorPipeline.Jinja;

namespace SectorPipeline.Models;

/// <summary>Python's <c>timedelta</c>.</summary>
internal sealed class DeltaValue(TimeSpan span) : IJinjaOperand
{
    // Days, hours and so on, in the order of Python's parameters.
    private static readonly (string Name, double Microseconds)[] Units =
    [
        ("days", 86_400e6), ("seconds", 1e6), ("microseconds", 1), ("milliseconds", 1e3), ("minutes", 60e6), ("hours", 3600e6), ("weeks", 604_800e6),
    ];

    public TimeSpan Span { get; } = span;

    public string TypeName => "timedelta";

    public IEnumerable<string> MemberNames => ["days", "seconds", "microseconds", "total_seconds"];

    public bool IsTrue => Span != TimeSpan.Zero;

    public string Repr
    {
        get
        {
            var parts = new[] { ("days", Days), ("seconds", Seconds), ("microseconds", Microseconds) }.Where(part => part.Item2 != 0).ToList();
            return parts.Count == 0
                ? "datetime.timedelta(0)"
                : $"datetime.timedelta({string.Join(", ", parts.Select(part => string.Create(CultureInfo.InvariantCulture, $"{part.Item1}={part.Item2}")))})";
        }
    }

    private long Days => (long)Math.Floor(Span.Ticks / (double)TimeSpan.TicksPerDay);

    private TimeSpan Rest => Span - TimeSpan.FromTicks(Days * TimeSpan.TicksPerDay);

    private long Seconds => Rest.Ticks / TimeSpan.TicksPerSecond;

    private long Microseconds => Moments.Microsecond(Rest.Ticks);

    public static ClassValue Class { get; } = new("datetime.timedelta", Create, new Dictionary<string, object?>(StringComparer.Ordinal));

    public bool TryGetMember(string name, out object? value)
    {
        value = name switch
        {
            "days" => Days,
            "seconds" => Seconds,
            "microseconds" => Microseconds,
            "total_seconds" => new JinjaFunction(name, _ => Span.Ticks / (double)TimeSpan.TicksPerSecond),
            _ => null,
        };
        return value is not null;
    }

    public bool TryApply(string operation, object? other, bool isLeft, out object? result)
    {
        result = (operation, Moments.Wrap(other)) switch
        {
            ("+", DeltaValue delta) => new DeltaValue(Span + delta.Span),
            ("-", DeltaValue delta) => new DeltaValue(isLeft ? Span - delta.Span : delta.Span - Span),
            ("*", long or double or bool) => Scaled(Span.Ticks * TimeArguments.Number(other, "factor")),
            ("/", DeltaValue delta) when isLeft => Span.Ticks / (double)Divisor(delta.Span.Ticks),
            ("/", long or double) when isLeft => Scaled(Span.Ticks / Divisor(TimeArguments.Number(other, "divisor"))),
            ("//", DeltaValue delta) when isLeft => Quotient(delta),
            ("//", long number) when isLeft => Scaled(Math.Floor(Span.Ticks / 10 / Divisor((double)number)) * 10),
            ("%", DeltaValue delta) when isLeft => new DeltaValue(Span - (TimeSpan)(delta.Span * Quotient(delta))),
            _ => null,
        };
        return result is not null;
    }

    public int? CompareWith(object? other) => Moments.Wrap(other) is DeltaValue delta ? Span.CompareTo(delta.Span) : null;

    public override bool Equals(object? obj) => CompareWith(obj) == 0;

    public override int GetHashCode() => Span.GetHashCode();

    public override string ToString()
    {
        var days = Days switch
        {
            0 => "",
            1 or -1 => string.Create(CultureInfo.InvariantCulture, $"{Days} day, "),
            _ => string.Create(CultureInfo.InvariantCulture, $"{Days} days, "),
        };
        return string.Create(CultureInfo.InvariantCulture, $"{days}{Rest.Hours}:{Rest.Minutes:00}:{Rest.Seconds:00}{TimeFormat.Fraction(Rest.Ticks)}");
    }

    private static DeltaValue Create(JinjaArguments arguments)
    {
        if (arguments.Named.FirstOrDefault(named => Units.All(unit => unit.Name != named.Key)).Key is { } unknown)
            throw new JinjaFaultException(JinjaErrorKind.Type, $"timedelta has no argument '{unknown}'.", Core.NearestName.Hint(unknown, Units.Select(unit => unit.Name)));
        var microseconds = Units.Select((unit, i) => TimeArguments.Number(arguments.Optional(i, unit.Name, 0L), unit.Name) * unit.Microseconds).Sum();
        return Scaled(microseconds * Moments.TicksPerMicrosecond);
    }

    private static DeltaValue Scaled(double ticks)
    {
        var microseconds = Math.Round(ticks / Moments.TicksPerMicrosecond, MidpointRounding.ToEven);
        return Math.Abs(microseconds) < long.MaxValue / Moments.TicksPerMicrosecond
            ? new DeltaValue(TimeSpan.FromTicks((long)microseconds * Moments.TicksPerMicrosecond))
            : throw new JinjaFaultException(JinjaErrorKind.Overflow, "the timedelta is out of range");
    }

    private long Quotient(DeltaValue divisor) => (long)Math.Floor(Span.Ticks / (double)Divisor(divisor.Span.Ticks));

    private static double Divisor(double value) => value != 0 ? value : throw new JinjaFaultException(JinjaErrorKind.ZeroDivision, "division by zero");
}
