using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace SectorPipeline.Models;

/// <summary>Names generic tests as dbt does, down to the hash of their unique id, so that selections and artifacts agree.</summary>
internal static partial class TestNaming
{
    private const int LongestName = 63;

    /// <summary>The name from the kind of test, its target and its arguments, and the shorter one that files are called by.</summary>
    public static (string Full, string Short) Name(string test, string target, IReadOnlyDictionary<string, object?> arguments)
    {
        var parts = arguments.Keys.Order(StringComparer.Ordinal)
            .SelectMany(name => Flatten(arguments[name]))
            .Select(part => Unfit().Replace(part, "_"));
        var stem = $"{test}_{target}";
        var full = $"{stem}_{string.Join("__", parts)}";
        return full.Length <= LongestName ? (full, full) : (full, $"{stem[..Math.Min(30, stem.Length)]}_{Md5(full)}");
    }

    /// <summary>The last part of the unique id.</summary>
    public static string Hash(string name, string test, string? package, IReadOnlyDictionary<string, object?> kwargs)
    {
        var metadata = new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["kwargs"] = kwargs,
            ["name"] = test,
            ["namespace"] = package ?? "None",
        };
        return Md5(name + Repr(metadata))[^10..];
    }

    private static IEnumerable<string> Flatten(object? value) =>
        value switch
        {
            IReadOnlyDictionary<string, object?> map => map.Values.Select(Text),
            IReadOnlyList<object?> list => list.Select(Text),
            _ => [Text(value)],
        };

    private static string Text(object? value) =>
        value switch
        {
            null => "None",
            true => "True",
            false => "False",
            string text => text,
            double number => PythonFloat(number),
            IReadOnlyDictionary<string, object?> or IReadOnlyList<object?> => Repr(value),
            _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
        };

    private static string PythonFloat(double number)
    {
        var text = number.ToString("R", CultureInfo.InvariantCulture);
        return text.All(c => char.IsAsciiDigit(c) || c == '-') ? text + ".0" : text;
    }

    // Python's notation with the keys of mappings in order and every single value as a text.
    private static string Repr(object? value) =>
        value switch
        {
            IReadOnlyDictionary<string, object?> map =>
                $"{{{string.Join(", ", map.Keys.Order(StringComparer.Ordinal).Select(key => $"{Quoted(key)}: {Repr(map[key])}"))}}}",
            IReadOnlyList<object?> list => $"[{string.Join(", ", list.Select(Repr))}]",
            _ => Quoted(Text(value)),
        };

    private static string Quoted(string text)
    {
        var escaped = text.Replace("\\", "\\\\", StringComparison.Ordinal)
            .Replace("\n", "\\n", StringComparison.Ordinal).Replace("\r", "\\r", StringComparison.Ordinal).Replace("\t", "\\t", StringComparison.Ordinal);
        return escaped.Contains('\'', StringComparison.Ordinal) && !escaped.Contains('"', StringComparison.Ordinal)
            ? $"\"{escaped}\""
            : $"'{escaped.Replace("'", "\\'", StringComparison.Ordinal)}'";
    }

    [SuppressMessage("Security", "CA5351:Do Not Use Broken Cryptographic Algorithms", Justification = "Ids must equal dbt's, which are MD5; nothing relies on them for safety.")]
    private static string Md5(string text) => Convert.ToHexStringLower(MD5.HashData(Encoding.UTF8.GetBytes(text)));

    [GeneratedRegex("[^0-9a-zA-Z_]+")]
    private static partial Regex Unfit();
}
