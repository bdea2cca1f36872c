namespace SectorPipeline.Tests.Jinja;

[TestFixture]
public sealed class ExpressionTests
{
    [TestCase("{{ 4 - 1 - 1 }}", "2")]
    [TestCase("{{ 2 ** 3 ** 2 }}", "64")]
    [TestCase("{{ -3 ** 2 }}", "9")]
    [TestCase("{{ 'n' ~ 2 * 2 }}", "n4")]
    [TestCase("{{ ('n' ~ 2) * 2 }}", "n2n2")]
    [TestCase("{{ not 2 > 3 and true }}", "True")]
    [TestCase("{{ false and x.y or 'z' }}", "z")]
    [TestCase("{{ 3 is odd and 4 is even }}", "True")]
    [TestCase("{{ 2 + 3 is odd }}", "3")]
    [TestCase("{{ -5|abs + 1 }}", "6")]
    [TestCase("{{ 'a' if 0 else 'b' if 0 else 'c' }}", "c")]
    public void Operators_bind_as_in_Jinja2(string template, string expected)
    {
        Assert.That(Rendering.Render(template), Is.EqualTo(expected));
    }

    [TestCase("{{ 5 > 4 > 3 }}", "True")]
    [TestCase("{{ 5 > 3 > 4 }}", "False")]
    [TestCase("{{ 1 in [1] == true }}", "False")]
    [TestCase("{{ 2 not in [1] }}", "True")]
    [TestCase("{{ 'el' in 'hello' in ['hello'] }}", "True")]
    [TestCase("{{ [1, 2] < [1, 3] }} {{ (1,) < (1, 0) }}", "True True")]
    [TestCase("{{ 1.0 == 1 }} {{ true == 1 }} {{ '1' == 1 }} {{ none == 0 }}", "True True False False")]
    [TestCase("{{ {'a': [1]} == {'a': [1.0]} }} {{ (1,) == [1] }}", "True False")]
    public void Comparisons_chain_and_order_as_in_Python(string template, string expected)
    {
        Assert.That(Rendering.Render(template), Is.EqualTo(expected));
    }

    [TestCase("{{ 9 / 3 }} {{ 9 // 2 }} {{ -9 // 2 }} {{ -9 % 4 }} {{ 9 % -4 }}", "3.0 4 -5 3 -3")]
    [TestCase("{{ 5.5 // 2 }} {{ -5.5 % 2 }} {{ 1e3 // 7 }}", "2.0 0.5 142.0")]
    [TestCase("{{ 4611686018427387904 * 2 }} {{ 9223372036854775807 + 9223372036854775807 }}", "9223372036854775808 18446744073709551614")]
    [TestCase("{{ 3 ** 50 }} {{ 2 ** -2 }} {{ 16 ** 0.5 }} {{ 0 ** 0 }}", "717897987691852588770249 0.25 4.0 1")]
    [TestCase("{{ -9223372036854775807 - 2 }} {{ (2 ** 65) // (2 ** 62) }} {{ (2 ** 65) % 10 }}", "-9223372036854775809 8 2")]
    [TestCase("{{ true + true }} {{ +true }} {{ -false }}", "2 1 0")]
    [TestCase("{{ [0] * 2 + [1] }} {{ (0,) * 2 }} {{ 3 * 'ab' }} [{{ 'a' * -1 }}]", "[0, 0, 1] (0, 0) ababab []")]
    public void Arithmetic_is_Pythons(string template, string expected)
    {
        Assert.That(Rendering.Render(template), Is.EqualTo(expected));
    }

    [TestCase("{{ 0x10 }} {{ 0b11 }} {{ 0o10 }} {{ 1_000 }} {{ 1_0.2_5 }} {{ 2e-2 }}", "16 3 8 1000 10.25 0.02")]
    [TestCase("{{ 'tab:\\t.' }} {{ '\\u20ac' }} {{ '\\x2e' }} {{ '\\q' }} {{ 'a' \"b\" }}", "tab:\t. € . \\q ab")]
    [TestCase("{{ [1, 'x', none, 2.0, (3,), {'k': true}] }}", "[1, 'x', None, 2.0, (3,), {'k': True}]")]
    [TestCase("{{ 1, }} {{ () }} {{ {} }} {{ [] }}", "(1,) () {} []")]
    [TestCase("{{ {'a': {'b': 2}}.a.b }}{{ {1: 'one'}[1.0] }}", "2one")]
    public void Literals_read_as_in_Python(string template, string expected)
    {
        Assert.That(Rendering.Render(template), Is.EqualTo(expected));
    }

    [TestCase("{{ 1e15 }} {{ 1e16 }} {{ 12345678.9 }} {{ 1e-4 }} {{ 1e-5 }}", "1000000000000000.0 1e+16 12345678.9 0.0001 1e-05")]
    [TestCase("{{ 2 / 3 }} {{ 0.1 * 3 }} {{ 100.0 }} {{ -0.0 }}", "0.6666666666666666 0.30000000000000004 100.0 -0.0")]
    [TestCase("{{ 1e308 * 10 }} {{ -1e308 * 10 }}", "inf -inf")]
    [TestCase("{{ ['it\\'s', 'a\"b', 'x\\\\y', '\\n'] }}", "[\"it's\", 'a\"b', 'x\\\\y', '\\n']")]
    [TestCase("{{ ['\\u00e9', '\\u200e', '\\U0001F600'] }}", "['é', '\\u200e', '😀']")]
    [TestCase("{{ [missing] }} {{ range(2) }} {{ {'a': 1}.keys() }}", "[Undefined] range(0, 2) dict_keys(['a'])")]
    public void Values_print_as_in_Python(string template, string expected)
    {
        Assert.That(Rendering.Render(template), Is.EqualTo(expected));
    }

    [TestCase("{{ xs[1] }}{{ xs[-1] }}{{ xs.0 }}[{{ xs[7] }}]", "bca[]")]
    [TestCase("{{ xs[1:] }} {{ xs[:-1] }} {{ xs[::-1] }} {{ xs[5:] }}", "['b', 'c'] ['a', 'b'] ['c', 'b', 'a'] []")]
    [TestCase("{{ 'sector'[2:4] }} {{ 'sector'[-3:] }} {{ 'sector'[::2] }} {{ '😀x'[1] }}", "ct tor sco x")]
    [TestCase("{{ d.items }} {{ d['items'] }}", "<built-in method items of dict object> mine")]
    [TestCase("{{ d.k }} {{ d['k'] }} [{{ d.z }}] {{ d.keys()|list }}", "v v [] ['items', 'k']")]
    public void Items_and_attributes_are_found(string template, string expected)
    {
        var dict = new SectorPipeline.Jinja.JinjaDict { ["items"] = "mine", ["k"] = "v" };

        Assert.That(Rendering.Render(template, ("xs", new[] { "a", "b", "c" }), ("d", dict)), Is.EqualTo(expected));
    }

    [Test]
    public void A_sum_beside_a_concatenation_needs_parentheses()
    {
        var failure = Rendering.Fail("{{ 1 + 2 ~ 'x' }}");

        Assert.That(failure.Kind, Is.EqualTo("TypeError"));
    }
}
