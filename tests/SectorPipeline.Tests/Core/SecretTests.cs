using System.Text.Json;
using SectorPipeline.Core;

namespace SectorPipeline.Tests.Core;

public sealed class SecretTests
{
    private static readonly Secret Key = new("k/y 1%");

    [Test]
    public void A_secret_never_prints_itself()
    {
        Assert.Multiple(() =>
        {
            Assert.That($"{Key}", Is.EqualTo("***"));
            Assert.That(new { Key }.ToString(), Does.Not.Contain("k/y"));
            Assert.That(JsonSerializer.Serialize(Key), Does.Not.Contain("k/y"));
            Assert.That(Secret.None.ToString(), Is.Empty);
        });
    }

    [TestCase("https://host/?apikey=k/y 1%&x=1", "https://host/?apikey=***&x=1")]
    [TestCase("https://host/?apikey=k%2Fy%201%25&x=1", "https://host/?apikey=***&x=1")]
    [TestCase("nothing here", "nothing here")]
    public void It_is_taken_out_of_a_text_raw_or_encoded(string text, string expected)
    {
        Assert.That(Key.Redact(text), Is.EqualTo(expected));
    }

    [Test]
    public void A_percent_in_the_secret_leaves_no_trace_of_its_encoding()
    {
        Assert.That(new Secret("key%").Redact("?apikey=key%25"), Is.EqualTo("?apikey=***"));
    }

    [Test]
    public void An_empty_secret_redacts_nothing()
    {
        Assert.That(Secret.None.Redact("text"), Is.EqualTo("text"));
        Assert.That(Secret.None.IsEmpty && new Secret(" ").IsEmpty, Is.True);
    }

    [Test]
    public void Secrets_of_one_value_are_equal()
    {
        Assert.That(Key, Is.EqualTo(new Secret("k/y 1%")));
        Assert.That(Key == Secret.None, Is.False);
    }
}
