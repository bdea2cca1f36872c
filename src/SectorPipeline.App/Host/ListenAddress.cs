using System.Net;

namespace SectorPipeline.App.Host;

/// <summary>An address that the host listens on.</summary>
internal sealed record ListenAddress(string Scheme, string Host, int Port)
{
    /// <summary>Whether only this machine can reach it.</summary>
    public bool IsLoopback =>
        Host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(Host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));

    /// <summary>Whether it stands for every address of the machine.</summary>
    public bool IsAny => Host is "0.0.0.0" or "[::]";

    /// <summary>The addresses of a list separated by semicolons; empty when one of them is no address.</summary>
    public static IReadOnlyList<ListenAddress> Parse(string urls)
    {
        var texts = urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var addresses = texts.Select(One).OfType<ListenAddress>().ToList();
        return addresses.Count == texts.Length ? addresses : [];
    }

    public override string ToString() => $"{Scheme}://{Host}:{Port}";

    // '*' and '+' stand for every address of the machine; Uri does not know them.
    private static ListenAddress? One(string text)
    {
        var known = text.Replace("//*", "//0.0.0.0", StringComparison.Ordinal).Replace("//+", "//0.0.0.0", StringComparison.Ordinal);
        return Uri.TryCreate(known, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && uri.PathAndQuery is "/" && uri.UserInfo.Length == 0
            ? new ListenAddress(uri.Scheme, uri.Host, uri.Port)
            : null;
    }
}
