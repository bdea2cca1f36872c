using System.Collections.Specialized;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Web;

namespace SectorPipeline.IntegrationTests.Serving;

/// <summary>An OpenID Connect provider that knows one client and signs whom the test says.</summary>
internal sealed class IdentityProvider : IAsyncDisposable
{
    public const string Client = "sector";
    public const string Secret = "a secret of the client";

    private const string Code = "the-code";

    private readonly RSA key = RSA.Create(2048);
    private readonly LoopbackServer server;
    private NameValueCollection asked = [];
    private Dictionary<string, object> person = [];

    public IdentityProvider() => server = new LoopbackServer(Answer);

    public string Address => server.Address;

    /// <summary>What the provider's page would post back once the person has signed in.</summary>
    /// <param name="authorize">Where the host has sent the browser.</param>
    /// <param name="claims">What the provider says of the person.</param>
    public (Uri Target, Dictionary<string, string> Form) SignIn(Uri authorize, Dictionary<string, object> claims)
    {
        (asked, person) = (HttpUtility.ParseQueryString(authorize.Query), claims);
        return (new Uri(asked["redirect_uri"]!), new Dictionary<string, string>(StringComparer.Ordinal) { ["code"] = Code, ["state"] = asked["state"]! });
    }

    public async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        key.Dispose();
    }

    private (int Status, string Type, string Body) Answer(HttpListenerRequest request, byte[] body) => request.Url!.AbsolutePath switch
    {
        "/.well-known/openid-configuration" => Json(new Dictionary<string, object>
        {
            ["issuer"] = Address,
            ["authorization_endpoint"] = $"{Address}/authorize",
            ["token_endpoint"] = $"{Address}/token",
            ["jwks_uri"] = $"{Address}/keys",
        }),
        "/keys" => Json(new { keys = new[] { new { kty = "RSA", use = "sig", kid = "1", alg = "RS256", n = Text(key.ExportParameters(false).Modulus!), e = Text(key.ExportParameters(false).Exponent!) } } }),
        "/token" => Token(HttpUtility.ParseQueryString(Encoding.UTF8.GetString(body))),
        _ => (404, "text/plain", ""),
    };

    private (int Status, string Type, string Body) Token(NameValueCollection form)
    {
        var challenge = Text(SHA256.HashData(Encoding.ASCII.GetBytes(form["code_verifier"] ?? "")));
        if ((form["client_id"], form["client_secret"], form["code"], challenge) != (Client, Secret, Code, asked["code_challenge"]))
            return (400, "application/json", """{"error": "invalid_grant"}""");
        var now = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();
        var claims = new Dictionary<string, object>(person) { ["iss"] = Address, ["aud"] = Client, ["sub"] = "42", ["iat"] = now, ["exp"] = now + 300, ["nonce"] = asked["nonce"]! };
        return Json(new { access_token = "unused", token_type = "Bearer", expires_in = 300, id_token = Sign(claims) });
    }

    private string Sign(Dictionary<string, object> claims)
    {
        var content = $"{Text("""{"alg":"RS256","kid":"1","typ":"JWT"}"""u8)}.{Text(JsonSerializer.SerializeToUtf8Bytes(claims))}";
        return $"{content}.{Text(key.SignData(Encoding.ASCII.GetBytes(content), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1))}";
    }

    private static (int, string, string) Json<T>(T value) => (200, "application/json", JsonSerializer.Serialize(value));

    private static string Text(ReadOnlySpan<byte> bytes) => System.Buffers.Text.Base64Url.EncodeToString(bytes);
}
