namespace SectorPipeline.Sandbox;

/// <summary>EDGAR's refusals: HTML for callers that do not say who they are, XML for what is not there.</summary>
internal static class SecRefusals
{
    public static Func<Answer>[] For(string path) => [Forbidden, () => NoSuchKey(path)];

    public static Answer Forbidden() => Answer.Text(403, "text/html",
        """
        <!DOCTYPE html>
        <html lang="en"><head><title>SEC.gov | Your Request Originates from an Undeclared Automated Tool</title></head>
        <body><h1>Your Request Originates from an Undeclared Automated Tool</h1>
        <p>Please declare your traffic by updating your user agent to include company specific information.</p></body></html>

        """u8);

    public static Answer NoSuchKey(string path) => new(404, "application/xml", new TextBuffer(384)
        .Add("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error><Code>NoSuchKey</Code><Message>The specified key does not exist.</Message><Key>"u8)
        .Add(System.Text.Encoding.UTF8.GetBytes(System.Security.SecurityElement.Escape(path.TrimStart('/')) ?? ""))
        .Add("</Key><RequestId>SANDBOX000000000</RequestId><HostId>c2VjdG9yIHBpcGVsaW5lIHNhbmRib3g=</HostId></Error>"u8));
}
