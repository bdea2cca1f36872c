using System.Text;

namespace SectorPipeline.Tests.Ingestion.Recordings;

/// <summary>Damages a body as transport, vendors and strangers do; the same seed damages it the same way.</summary>
internal sealed class Mutator(byte[] whole, Random random)
{
    private static readonly string[] Strange =
    [
        "null", "true", "0", "-1", "1e999", "-1e999", "1e-400", "0.1", "99999999999999999999999999999999", "9223372036854775808", "\"\"", "\"None\"",
        "\"-\"", "\"NaN\"", "NaN", "\"Infinity\"", "\"\\ud800\"", "\"\\u0000\"", "\"\\udc00\\ud800\"", "{}", "[]", "[[]]", "{\"raw\":{}}",
        "{\"raw\":1e400,\"fmt\":\"x\"}", "\"9999-12-31\"", "\"0001-01-01\"", "\"2020-02-30\"", "\"1e400\"", "\"1E+28\"", "\"x\"", "\n", ",", "\"",
    ];

    private readonly List<Range> tokens = Tokens(whole);

    /// <summary>The body with one to three damages.</summary>
    public byte[] Next()
    {
        var body = One(whole);
        for (var more = random.Next(3); more > 0 && body.Length > 0; more--)
            body = Bytes(body);
        return body;
    }

    private byte[] One(byte[] body) => random.Next(8) switch
    {
        0 => Bytes(body),
        1 => body[..random.Next(body.Length)],
        2 => Replace(Token(), []),
        3 => Replace(Token(), Twice(body[Token()])),
        4 => Replace(Token(), body[Token()]),
        5 => Replace(Token(), body[Some()]),
        6 => Replace(Some(), []),
        _ => Replace(Token(), Encoding.UTF8.GetBytes(Strange[random.Next(Strange.Length)])),
    };

    private byte[] Bytes(byte[] body)
    {
        byte[] changed = [.. body];
        for (var changes = random.Next(1, 4); changes > 0; changes--)
            changed[random.Next(changed.Length)] = (byte)random.Next(random.Next(2) == 0 ? 256 : 128);
        return changed;
    }

    private Range Token() => tokens[random.Next(tokens.Count)];

    /// <summary>A stretch of neighbouring tokens.</summary>
    private Range Some()
    {
        var first = random.Next(tokens.Count);
        return tokens[first].Start..tokens[Math.Min(first + random.Next(12), tokens.Count - 1)].End;
    }

    private byte[] Replace(Range place, byte[] with) => [.. whole[..place.Start], .. with, .. whole[place.End..]];

    private static byte[] Twice(byte[] token) => [.. token, (byte)',', .. token];

    /// <summary>Words, numbers and quoted texts, and each sign between them.</summary>
    private static List<Range> Tokens(byte[] body)
    {
        var tokens = new List<Range>();
        for (var at = 0; at < body.Length;)
        {
            var end = at + 1;
            if (body[at] == '"')
            {
                while (end < body.Length && body[end] != '"')
                    end++;
                end = Math.Min(end + 1, body.Length);
            }
            else if (IsWord(body[at]))
            {
                while (end < body.Length && IsWord(body[end]))
                    end++;
            }

            tokens.Add(at..end);
            at = end;
        }

        return tokens;
    }

    private static bool IsWord(byte letter) => char.IsAsciiLetterOrDigit((char)letter) || letter is (byte)'.' or (byte)'-' or (byte)'+' or (byte)'_';
}
