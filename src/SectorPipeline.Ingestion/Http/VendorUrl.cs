namespace SectorPipeline.Ingestion.Http;

/// <summary>Makes the address of a request, every value escaped.</summary>
internal static class VendorUrl
{
    public static Uri Of(Uri root, string path, params ReadOnlySpan<(string Name, string Value)> query)
    {
        var text = new System.Text.StringBuilder(root.AbsoluteUri.TrimEnd('/')).Append('/').Append(path);
        var separator = '?';
        foreach (var (name, value) in query)
        {
            text.Append(separator).Append(name).Append('=').Append(Uri.EscapeDataString(value));
            separator = '&';
        }

        return new Uri(text.ToString());
    }
}
