using System.Globalization;
using SectorPipeline.Jinja;

namespace SectorPipeline.Models;

/// <summary>The engine's answer to a statement in templates: a message, a code and how many rows were affected.</summary>
internal sealed class ResponseValue(long? rows, string? message = null, string? code = null) : IJinjaObject
{
    public long? Rows { get; } = rows;

    public string Message { get; } = message ?? (rows is { } count ? string.Create(CultureInfo.InvariantCulture, $"OK {count}") : "OK");

    public string TypeName => "AdapterResponse";

    public IEnumerable<string> MemberNames => ["rows_affected", "code", "_message"];

    public bool TryGetMember(string name, out object? value)
    {
        value = name switch
        {
            "rows_affected" => Rows,
            "code" => code ?? "OK",
            "_message" => Message,
            _ => null,
        };
        return value is not null || name == "rows_affected";
    }

    public override string ToString() => Message;
}
