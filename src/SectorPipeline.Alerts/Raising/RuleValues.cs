using System.Globalization;
using SectorPipeline.Core;
using SectorPipeline.Jinja;
using SectorPipeline.Warehouses;

namespace SectorPipeline.Alerts;

/// <summary>What a rule's query can name: every value is a literal of the engine, so that none can be anything else.</summary>
internal sealed class RuleValues(SqlDialect dialect, EvaluationMoment moment)
{
    /// <summary><c>session</c>, <c>now</c>, <c>ago("24h")</c>, <c>ahead("30m")</c>, <c>sessions_back(5)</c>, and the rule's vars.</summary>
    public Dictionary<string, object?> For(AlertRule rule)
    {
        var values = rule.Vars.ToDictionary(value => value.Key, value => (object?)Literal(value.Value), StringComparer.Ordinal);
        values["session"] = dialect.LiteralOf(moment.Session.Date);
        values["now"] = dialect.LiteralOf(moment.Now);
        values["ago"] = new JinjaFunction("ago", arguments => dialect.LiteralOf(moment.Now - Span(arguments)));
        values["ahead"] = new JinjaFunction("ahead", arguments => dialect.LiteralOf(moment.Now + Span(arguments)));
        values["sessions_back"] = new JinjaFunction("sessions_back", arguments => dialect.LiteralOf(Back(Count(arguments))));
        return values;
    }

    private string Literal(object? value) => value switch
    {
        bool flag => flag ? "true" : "false",
        // In parentheses, because two signs in a row begin a comment.
        long or double => $"({Convert.ToString(value, CultureInfo.InvariantCulture)})",
        var text => dialect.Literal(Convert.ToString(text, CultureInfo.InvariantCulture) ?? ""),
    };

    private static TimeSpan Span(JinjaArguments arguments)
    {
        var text = Unquoted(arguments.Text(0, "span"));
        return Lasting.Parse(text) ?? throw new JinjaFaultException("ValueError", $"'{text}' is not {Lasting.Expected}.");
    }

    // A var of the rule comes as the literal that it is in the query.
    private static string Unquoted(string text) => text.Length > 1 && text[0] == '\'' ? text[1..^1] : text;

    private static long Count(JinjaArguments arguments) =>
        long.TryParse(JinjaValue.Text(arguments.Required(0, "sessions")).Trim('(', ')'), NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count <= 10_000
            ? count
            : throw new JinjaFaultException("ValueError", "the sessions to go back are a whole number from 0 to 10000.");

    private DateOnly Back(long sessions)
    {
        var date = moment.Session.Date;
        for (var gone = 0; gone < sessions; gone++)
            date = TradingCalendar.Nyse.Previous(date);
        return date;
    }
}
