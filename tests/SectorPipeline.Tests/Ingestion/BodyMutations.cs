using System.Text;
using System.Text.Json;

namespace SectorPipeline.Tests.Ingestion;

/// <summary>Spoils JSON bodies in the ways in which bodies go bad; the same seed spoils them in the same way.</summary>
internal sealed class BodyMutations(byte[] body, int seed)
{
    private static readonly string[] Strangers =
    [
        "null", "true", "7", "-1", "0.5", "1e999", "-0", "9223372036854775808", "253402300800000", "\"\"", "\"x\"", "\".\"", "\"NaN\"",
        "\"2020-13-45\"", "\"9999-12-31\"", "\"\\ud800\"", "\"\\u0000\"", "[]", "{}", "[[1]]", "{\"a\":null}", "\"" + "\u00e9\u6f22" + "\"",
    ];

    private readonly Random random = new(seed);
    private readonly List<(int Start, int End, bool IsName)> tokens = Tokens(body);

    /// <summary>The body with one to three things wrong.</summary>
    public byte[] Next()
    {
        var spoiled = Once(body, tokens);
        for (var more = random.Next(3); more > 0; more--)
            spoiled = Bytes(spoiled);
        return spoiled;
    }

    private byte[] Once(byte[] from, List<(int Start, int End, bool IsName)> known) => random.Next(8) switch
    {
        0 => Flip(from),
        1 => from[..random.Next(from.Length)],
        2 => Replace(from, Pick(known), []),
        3 => Replace(from, Pick(known), Twice(from, Pick(known))),
        4 => Replace(from, Pick(known), Of(from, Pick(known))),
        _ => Replace(from, Pick(known), Encoding.UTF8.GetBytes(Strangers[random.Next(Strangers.Length)])),
    };

    // A second fault is put where the tokens of the first body may no longer be.
    private byte[] Bytes(byte[] from) => from.Length == 0 ? from : random.Next(3) switch
    {
        0 => Flip(from),
        1 => from[..random.Next(from.Length)],
        _ => from,
    };

    private byte[] Flip(byte[] from)
    {
        byte[] flipped = [.. from];
        if (flipped.Length > 0)
            flipped[random.Next(flipped.Length)] ^= (byte)(1 << random.Next(8));
        return flipped;
    }

    private (int Start, int End, bool IsName) Pick(List<(int Start, int End, bool IsName)> known) => known[random.Next(known.Count)];

    private static byte[] Of(byte[] from, (int Start, int End, bool IsName) token) => from[token.Start..token.End];

    private static byte[] Twice(byte[] from, (int Start, int End, bool IsName) token) => [.. Of(from, token), (byte)',', .. Of(from, token)];

    private static byte[] Replace(byte[] from, (int Start, int End, bool IsName) token, byte[] by) => [.. from[..token.Start], .. by, .. from[token.End..]];

    // Scalars, names, and whole objects and arrays, where they begin and end.
    private static List<(int Start, int End, bool IsName)> Tokens(byte[] body)
    {
        var found = new List<(int, int, bool)>();
        var open = new Stack<int>();
        var reader = new Utf8JsonReader(body);
        while (reader.Read())
        {
            switch (reader.TokenType)
            {
                case JsonTokenType.StartArray or JsonTokenType.StartObject:
                    open.Push((int)reader.TokenStartIndex);
                    break;
                case JsonTokenType.EndArray or JsonTokenType.EndObject:
                    found.Add((open.Pop(), (int)reader.BytesConsumed, false));
                    break;
                default:
                    var length = reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName ? reader.ValueSpan.Length + 2 : reader.ValueSpan.Length;
                    found.Add(((int)reader.TokenStartIndex, (int)reader.TokenStartIndex + length, reader.TokenType == JsonTokenType.PropertyName));
                    break;
            }
        }

        return found;
    }
}
