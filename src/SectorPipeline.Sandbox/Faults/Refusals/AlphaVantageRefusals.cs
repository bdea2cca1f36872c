using Microsoft.AspNetCore.Http;

namespace SectorPipeline.Sandbox;

/// <summary>What Alpha Vantage says instead of numbers, always with HTTP 200 and JSON.</summary>
internal static class AlphaVantageRefusals
{
    private const string Json = "application/json";

    public static Func<Answer>[] For(IQueryCollection query) =>
    [
        PerMinute,
        () => PerDay(query["apikey"].ToString()),
        Premium,
        InvalidKey,
        () => InvalidCall(query["function"].ToString().ToUpperInvariant()),
    ];

    public static Answer InvalidKey() => Answer.Text(200, Json,
        """
        {
            "Error Message": "the parameter apikey is invalid or missing. Please claim your free API key on (https://www.alphavantage.co/support/#api-key). It should take less than 20 seconds."
        }
        """u8);

    public static Answer InvalidCall(string function) =>
        Of("Error Message", $"Invalid API call. Please retry or visit the documentation (https://www.alphavantage.co/documentation/) for {function}.");

    private static Answer PerMinute() => Of(
        "Note",
        "Thank you for using Alpha Vantage! Our standard API call frequency is 5 calls per minute and 500 calls per day. Please visit https://www.alphavantage.co/premium/ if you would like to target a higher API call frequency.");

    // The vendor repeats the key that it was given.
    private static Answer PerDay(string key) => Of(
        "Information",
        $"We have detected your API key as {key} and our standard API rate limit is 25 requests per day. Please subscribe to any of the premium plans at https://www.alphavantage.co/premium/ to instantly remove all daily rate limits.");

    private static Answer Premium() => Of(
        "Information",
        "Thank you for using Alpha Vantage! This is a premium endpoint. You may subscribe to any of the premium plans at https://www.alphavantage.co/premium/ to instantly unlock all premium endpoints");

    private static Answer Of(string key, string message) =>
        new(200, Json, new TextBuffer(512).Add("{\n    "u8).AddString(key).Add(": "u8).AddString(message).Add("\n}"u8));
}
