using SectorPipeline.Jinja;

namespace SectorPipeline.Tests.Jinja;

[TestFixture]
public sealed class FuzzTests
{
    private static readonly string[] Pieces =
    [
        "{{", "}}", "{%", "%}", "{#", "#}", "-", "+", "|", "(", ")", "[", "]", "{", "}", "'", "\"", "\\", ".", ",", ":", "~", "**", "//", "=", "==",
        " ", "\n", "\r\n", "\0", "é", "😀", "\ud800", "1", "0x", "1e9", "007", "x", "is", "not", "in", "if", "else", "elif", "endif", "for", "endfor",
        "macro m(a)", "endmacro", "call m()", "endcall", "set x = 1", "set y", "endset", "raw", "endraw", "docs d", "enddocs", "test t(a)", "endtest",
        "snapshot s", "endsnapshot", "materialization v, default", "break", "loop", "caller()", "varargs", "true", "none", "x.y", "x|list", "range(3)",
        "block b", "endblock", "include 'a'", "import 'a' as b", "extends 'a'", "recursive", "filter upper", "endfilter", "with a = 1", "endwith", "do 1",
    ];

    [Test]
    public void No_text_makes_the_parser_crash_or_hang([Range(1, 8)] int seed)
    {
        var random = new Random(seed);
        var environment = new JinjaEnvironment(JinjaOptions.Dbt with { MaxIterations = 10_000, MaxOutput = 100_000 });

        for (var i = 0; i < 1_500; i++)
        {
            var source = string.Concat(Enumerable.Range(0, random.Next(1, 25)).Select(_ => Piece(random)));
            Assert.That(Rendering.Outcome(environment, source), Is.Not.Null, source);
        }
    }

    // Half of the pieces come as whole tags, so that many sources are nearly valid.
    private static string Piece(Random random)
    {
        var piece = Pieces[random.Next(Pieces.Length)];
        return random.Next(4) switch
        {
            0 => "{% " + piece + " %}",
            1 => "{{ " + piece + " }}",
            _ => piece + (random.Next(2) == 0 ? " " : ""),
        };
    }
}
