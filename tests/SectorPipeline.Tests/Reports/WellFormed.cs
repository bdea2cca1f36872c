using System.Xml.Linq;

namespace SectorPipeline.Tests.Reports;

/// <summary>Reads a page as XML: what a browser would forgive fails here.</summary>
internal static class WellFormed
{
    public static XElement Parse(string html)
    {
        // The only elements that HTML leaves open.
        var closed = html.Replace("<!DOCTYPE html>", "", StringComparison.Ordinal);
        foreach (var line in html.Split('\n').Where(line => line.StartsWith("<meta ", StringComparison.Ordinal)))
            closed = closed.Replace(line, line.Replace(">", "/>", StringComparison.Ordinal), StringComparison.Ordinal);
        return XElement.Parse(closed);
    }
}
