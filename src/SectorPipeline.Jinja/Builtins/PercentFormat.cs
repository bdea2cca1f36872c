using System.Globalization;
using System.Text;
using SectorPipeline.Jinja.Runtime;

namespace SectorPipeline.Jinja.Builtins;

/// <summary>Python's format % values.</summary>
internal sealed class PercentFormat
{
    private readonly string format;
    private readonly object? values;
    private readonly RenderState state;
    private readonly Func<string, string> escape;
    private readonly StringBuilder text = new();
    private int used;
    private int at;

    private PercentFormat(string format, object? values, RenderState state, Func<string, string> escape)
    {
        (this.format, this.values, this.state, this.escape) = (format, values, state, escape);
    }

    public static string Apply(string format, object? values, RenderState state) =>
        new PercentFormat(format, values, state, text => text).Run();

    /// <summary>Markup escapes the values that are put in.</summary>
    public static JinjaMarkup Apply(JinjaMarkup format, object? values, RenderState state) =>
        new(new PercentFormat(format.Text, values, state, text => JinjaMarkup.Escape(text).Text).Run());

    private string Run()
    {
        while (at < format.Length)
        {
            var c = format[at++];
            if (c != '%')
                text.Append(c);
            else
                Convert();
            state.CheckSize(text.Length);
        }

        var isConsumed = values switch
        {
            JinjaTuple tuple => used >= tuple.Count,
            JinjaDict or List<object?> => true,
            _ => used > 0,
        };
        return isConsumed ? text.ToString() : throw Fault.Type("not all arguments were converted during string formatting");
    }

    private void Convert()
    {
        var key = Key();
        var flags = While("#0- +");
        var width = Number() ?? 0;
        if (width < 0)
            (width, flags) = (-width, flags + "-");
        int? precision = null;
        if (at < format.Length && format[at] == '.')
        {
            at++;
            precision = Number() ?? 0;
        }

        While("hlL");
        if (at >= format.Length)
            throw Fault.Value("incomplete format");
        Append(new PercentSpec(flags, width, precision, format[at++]), key);
    }

    private void Append(PercentSpec spec, object? key)
    {
        if (spec.Type == '%')
        {
            text.Append('%');
            return;
        }

        state.CheckSize(Math.Max(spec.Width, spec.Precision ?? 0));
        var value = key is null ? Next() : key is Found found ? found.Value : null;
        text.Append(spec.Format(value, escape));
    }

    private Found? Key()
    {
        if (at >= format.Length || format[at] != '(')
            return null;
        var end = format.IndexOf(')', at);
        if (end < 0)
            throw Fault.Value("incomplete format key");
        var key = format[(at + 1)..end];
        at = end + 1;
        if (values is not JinjaDict dict)
            throw Fault.Type("this format requires a mapping");
        return new Found(dict[key]);
    }

    private string While(string characters)
    {
        var start = at;
        while (at < format.Length && characters.Contains(format[at], StringComparison.Ordinal))
            at++;
        return format[start..at];
    }

    private int? Number()
    {
        if (at < format.Length && format[at] == '*')
        {
            at++;
            return (int)Math.Clamp(Numbers.ToIndex(Next()), int.MinValue + 1, int.MaxValue);
        }

        var digits = While("0123456789");
        return digits.Length == 0 ? null : int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw Fault.Value("the width or precision is too large");
    }

    private object? Next()
    {
        if (values is JinjaTuple tuple)
            return used < tuple.Count ? tuple[used++] : throw Fault.Type("not enough arguments for format string");
        return used++ == 0 ? values : throw Fault.Type("not enough arguments for format string");
    }

    private sealed record Found(object? Value);
}
