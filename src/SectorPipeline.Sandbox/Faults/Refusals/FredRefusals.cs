namespace SectorPipeline.Sandbox;

/// <summary>HTTP 400 in JSON, or in XML where JSON was not asked for, and now and then where it was.</summary>
internal static class FredRefusals
{
    private const string Json = "application/json; charset=UTF-8";
    private const string Xml = "text/xml; charset=UTF-8";
    private const string NoSuchSeries = "The series does not exist.";
    private const string BadKey =
        "The value for variable api_key is not a 32 character alpha-numeric lower-case string.  Read https://fred.stlouisfed.org/docs/api/api_key.html for more information.";

    public static Func<Answer>[] All { get; } =
        [() => OfJson(BadKey), () => OfJson(NoSuchSeries), () => OfXml(BadKey), () => OfXml(NoSuchSeries)];

    // Two blanks after the full stop, and escaped slashes, as FRED sends them.
    public static Answer OfJson(string fault)
    {
        var text = new TextBuffer(256).Add("{\"error_code\":400,\"error_message\":"u8);
        return new Answer(400, Json, text.AddSlashedString("Bad Request.  " + fault).Add("}"u8));
    }

    public static Answer OfXml(string fault) =>
        new(400, Xml, new TextBuffer(256)
            .Add("<?xml version=\"1.0\" encoding=\"utf-8\" ?>\n<error code=\"400\" message="u8).AddString("Bad Request.  " + fault)
            .Add(" />\n"u8));
}
