using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace SectorPipeline.Sandbox;

/// <summary>Reads one parameter after the other as FRED does, and keeps the first fault.</summary>
internal sealed class FredParameters(IQueryCollection query)
{
    private const int KeyLength = 32;
    private const string AboutKeys = "  Read https://fred.stlouisfed.org/docs/api/api_key.html for more information.";

    public static readonly DateOnly Earliest = new(1776, 7, 4);
    public static readonly DateOnly Latest = new(9999, 12, 31);

    public string? Fault { get; private set; }

    public void CheckKey()
    {
        var key = query["api_key"].ToString();
        if (key.Length == 0)
            Refuse("Variable api_key is not set." + AboutKeys);
        else if (key.Length != KeyLength || !key.All(character => char.IsAsciiLetterLower(character) || char.IsAsciiDigit(character)))
            Refuse("The value for variable api_key is not a 32 character alpha-numeric lower-case string." + AboutKeys);
    }

    public string Required(string name)
    {
        var value = query[name].ToString();
        if (value.Length == 0)
            Refuse($"Variable {name} is not set.");
        return value;
    }

    public void Only(string name, string supported)
    {
        var value = query[name].ToString();
        if (value.Length > 0 && value != supported)
            Refuse($"The sandbox does not support the value '{value}' for variable {name}.");
    }

    public DateOnly Date(string name, DateOnly otherwise)
    {
        var value = query[name].ToString();
        if (value.Length == 0)
            return otherwise;
        if (!DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
            Refuse($"Variable {name} is not a valid date in YYYY-MM-DD format.");
        return date;
    }

    /// <summary>The days on which the answer was true, both included.</summary>
    public (DateOnly Start, DateOnly End) RealTime(DateOnly start, DateOnly end)
    {
        var period = (Start: Date("realtime_start", start), End: Date("realtime_end", end));
        if (period.Start > period.End)
            Refuse("Variable realtime_start can not be after realtime_end.");
        return period;
    }

    public int Number(string name, int least, int most, int otherwise)
    {
        var value = query[name].ToString();
        if (value.Length == 0)
            return otherwise;
        if (!int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number < least || number > most)
            Refuse($"Variable {name} is not between {least} and {most}.");
        return number;
    }

    public bool IsDescending()
    {
        var value = query["sort_order"].ToString();
        if (value is not ("" or "asc" or "desc"))
            Refuse("Variable sort_order is not one of the following: 'asc', 'desc'.");
        return value == "desc";
    }

    private void Refuse(string fault) => Fault ??= fault;
}
