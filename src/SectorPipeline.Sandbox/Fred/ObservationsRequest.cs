using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace SectorPipeline.Sandbox;

/// <summary>The parameters of series/observations, checked as FRED checks them.</summary>
internal sealed record ObservationsRequest(
    string SeriesId, DateOnly From, DateOnly To, DateOnly RealtimeStart, DateOnly RealtimeEnd, int Limit, int Offset, bool Descending)
{
    private const int KeyLength = 32;
    private const int MostObservations = 100_000;
    private const string AboutKeys = "  Read https://fred.stlouisfed.org/docs/api/api_key.html for more information.";

    private static readonly DateOnly Earliest = new(1600, 1, 1);
    private static readonly DateOnly Latest = new(9999, 12, 31);

    /// <summary>The request, or what FRED would say is wrong with it.</summary>
    public static (ObservationsRequest? Request, string? Fault) Of(IQueryCollection query, DateOnly today)
    {
        var reader = new Reader(query);
        reader.CheckKey();
        var id = reader.Required("series_id");
        reader.Only("units", "lin");
        reader.Only("output_type", "1");
        reader.Only("frequency", "");
        reader.Only("vintage_dates", "");
        var request = new ObservationsRequest(
            id,
            reader.Date("observation_start", Earliest),
            reader.Date("observation_end", Latest),
            reader.Date("realtime_start", today),
            reader.Date("realtime_end", today),
            reader.Number("limit", 1, MostObservations, MostObservations),
            reader.Number("offset", 0, int.MaxValue, 0),
            reader.IsDescending());
        return reader.Fault is { } fault ? (null, fault) : (request, null);
    }

    /// <summary>Reads one parameter after the other and keeps the first fault.</summary>
    private sealed class Reader(IQueryCollection query)
    {
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
}
