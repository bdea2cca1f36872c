using System.Globalization;
using System.Text;
using SectorPipeline.Jinja;

namespace SectorPipeline.Models;

/// <summary>An instant in UTC as templates know Python's: it prints as Python does, and has strftime and isoformat.</summary>
internal sealed class InstantValue(DateTimeOffset instant) : IJinjaObject
{
    public string TypeName => "datetime";

    public IEnumerable<string> MemberNames => ["strftime", "isoformat", "year", "month", "day", "hour", "minute", "second"];

    public bool TryGetMember(string name, out object? value)
    {
        value = name switch
        {
            "strftime" => new JinjaFunction(name, arguments => Format(arguments.Text(0, "format"))),
            "isoformat" => new JinjaFunction(name, _ => Text("yyyy-MM-ddTHH:mm:ss.ffffffzzz")),
            "year" => (long)instant.Year,
            "month" => (long)instant.Month,
            "day" => (long)instant.Day,
            "hour" => (long)instant.Hour,
            "minute" => (long)instant.Minute,
            "second" => (long)instant.Second,
            _ => null,
        };
        return value is not null;
    }

    public override string ToString() => Text("yyyy-MM-dd HH:mm:ss.ffffffzzz");

    private string Format(string format)
    {
        var text = new StringBuilder();
        for (var i = 0; i < format.Length; i++)
            text.Append(format[i] == '%' && i + 1 < format.Length ? Directive(format[++i]) : format[i].ToString());
        return text.ToString();
    }

    private string Directive(char letter) =>
        letter switch
        {
            'Y' => Text("yyyy"),
            'y' => Text("yy"),
            'm' => Text("MM"),
            'd' => Text("dd"),
            'H' => Text("HH"),
            'I' => Text("hh"),
            'M' => Text("mm"),
            'S' => Text("ss"),
            'f' => Text("ffffff"),
            'p' => Text("tt"),
            'B' => Text("MMMM"),
            'b' => Text("MMM"),
            'A' => Text("dddd"),
            'a' => Text("ddd"),
            'j' => instant.DayOfYear.ToString("000", CultureInfo.InvariantCulture),
            'z' => "+0000",
            'Z' => "UTC",
            's' => instant.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture),
            '%' => "%",
            _ => $"%{letter}",
        };

    private string Text(string format) => instant.ToString(format, CultureInfo.InvariantCulture);
}
