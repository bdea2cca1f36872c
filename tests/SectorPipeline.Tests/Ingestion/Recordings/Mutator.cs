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
    private readonly List<Range> values = [.. Words(whole, named: false)];
    private readonly List<Range> names = [.. Words(whole, named: true)];

    /// <summary>The body with a damage, or with several.</summary>
    public byte[] Next()
    {
        var body = One(whole);
        return random.Next(6) == 0 && body.Length > 0 ? Bytes(body) : body;
    }

    private byte[] One(byte[] body) => random.Next(12) switch
    {
        0 => Bytes(body),
        1 => body[..random.Next(body.Length)],
        2 => Replace(Any(tokens), []),
        3 => Replace(Any(tokens), body[Any(tokens)]),
        4 => Replace(Any(tokens), body[Some()]),
        5 => Replace(Some(), []),
        6 => Replace(Any(values), Twice(body[Any(values)])),
        7 => Replace(Any(names), body[Any(names)]),
        8 => Replace(Any(values), body[Any(values)]),
        _ => Replace(Any(values), Encoding.UTF8.GetBytes(Strange[random.Next(Strange.Length)])),
    };

    private byte[] Bytes(byte[] body)
    {
        byte[] changed = [.. body];
        for (var changes = random.Next(1, 4); changes > 0; changes--)
            changed[random.Next(changed.Length)] = (byte)random.Next(random.Next(2) == 0 ? 256 : 128);
        return changed;
    }

    private Range Any(List<Range> places) => places.Count == 0 ? tokens[0] : places[random.Next(places.Count)];

    /// <summary>A stretch of neighbouring tokens.</summary>
    private Range Some()
    {
        var first = random.Next(tokens.Count);
        return tokens[first].Start..tokens[Math.Min(first + random.Next(12), tokens.Count - 1)].End;
    }

    private byte[] Replace(Range place, byte[] with) => [.. whole[..place.Start], .. with, .. whole[place.End..]];

    private static byte[] Twice(byte[] token) => [.. token, (byte)',', .. token];

    /// <summary>The texts and numbers that stand before a colon, or those that do not.</summary>
    private static IEnumerable<Range> Words(byte[] body, bool named) => Tokens(body).Where(token =>
        (body[token.Start.Value] == '"' || IsWord(body[token.Start.Value]))
        && (token.End.Value < body.Length && body[token.End.Value] == ':') == named);

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
