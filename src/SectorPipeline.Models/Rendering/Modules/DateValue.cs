using System.Globalization;
using SectorPipeline.Jinja;

namespace SectorPipeline.Models;

/// <summary>Python's <c>date</c>.</summary>
internal sealed class DateValue(DateOnly date) : IJinjaOperand
{
    private static readonly string[] Attributes = ["year", "month", "day"];

    public DateOnly Date { get; } = date;

    public string TypeName => "date";

    public IEnumerable<string> MemberNames => [.. Attributes, .. DateMembers.Names, "replace"];

    public string Repr => string.Create(CultureInfo.InvariantCulture, $"datetime.date({Date.Year}, {Date.Month}, {Date.Day})");

    public static ClassValue Class(TimeProvider time) => new(
        "datetime.date",
        Create,
        MemberTable.Of(
                ("today", _ => new DateValue(DateOnly.FromDateTime(time.GetLocalNow().DateTime))),
                ("fromisoformat", arguments => new DateValue(DateOnly.FromDateTime(TimeText.Iso(arguments.Text(0, "date_string")).Local))),
                ("fromordinal", arguments => new DateValue(DateOnly.FromDayNumber(arguments.Whole(0, "ordinal") - 1))),
                ("fromtimestamp", arguments => new DateValue(DateOnly.FromDateTime(DateTimeValue.FromTimestamp(arguments).Local))))
            .With("min", new DateValue(DateOnly.MinValue))
            .With("max", new DateValue(DateOnly.MaxValue)));

    public bool TryGetMember(string name, out object? value)
    {
        value = name == "replace" ? new JinjaFunction(name, Replace) : DateMembers.Find(name, Date.ToDateTime(TimeOnly.MinValue), ToString());
        return value is not null;
    }

    public bool TryApply(string operation, object? other, bool isLeft, out object? result)
    {
        result = (operation, Moments.Wrap(other)) switch
        {
            ("+", DeltaValue delta) => Moved(delta.Span),
            ("-", DeltaValue delta) when isLeft => Moved(-delta.Span),
            ("-", DateValue date) => new DeltaValue(TimeSpan.FromDays(isLeft ? Date.DayNumber - date.Date.DayNumber : date.Date.DayNumber - Date.DayNumber)),
            _ => null,
        };
        return result is not null;
    }

    public int? CompareWith(object? other) => Moments.Wrap(other) is DateValue date ? Date.CompareTo(date.Date) : null;

    public override bool Equals(object? obj) => CompareWith(obj) == 0;

    public override int GetHashCode() => Date.GetHashCode();

    public override string ToString() => Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static DateValue Create(JinjaArguments arguments) =>
        new(TimeArguments.Date(arguments.Whole(0, "year"), arguments.Whole(1, "month"), arguments.Whole(2, "day")));

    private DateValue Replace(JinjaArguments arguments) =>
        new(TimeArguments.Date(arguments.Whole(0, "year", Date.Year), arguments.Whole(1, "month", Date.Month), arguments.Whole(2, "day", Date.Day)));

    // A date moves by whole days; what is left of the span does not count.
    private DateValue Moved(TimeSpan span) => new(Date.AddDays((int)Math.Floor(span.TotalDays)));
}
