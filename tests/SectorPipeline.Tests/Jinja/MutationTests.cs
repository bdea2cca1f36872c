using System.Diagnostics;
using SectorPipeline.Jinja;

namespace SectorPipeline.Tests.Jinja;

/// <summary>The corpus with random damage: whatever comes of it, it is text or a JinjaException, and soon.</summary>
[TestFixture]
public sealed class MutationTests
{
    private static readonly string[] Templates = CorpusTests.Read().Select(recorded => recorded.Template).ToArray();

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly JinjaEnvironment environment = new(JinjaOptions.Dbt with
    {
        MaxIterations = 5_000,
        MaxOutput = 50_000,
        MaxDepth = 60,
        MaxTime = TimeSpan.FromSeconds(1),
    });

    [Test]
    public void A_damaged_template_never_crashes_or_hangs([Range(1, 6)] int seed)
    {
        var random = new Random(seed);

        for (var i = 0; i < 1_000; i++)
        {
            var source = Damaged(Templates[random.Next(Templates.Length)], random);
            var watch = Stopwatch.StartNew();
            Assert.That(() => Rendering.Outcome(environment, source), Throws.Nothing, $"seed {seed}, round {i}: {source}");
            Assert.That(watch.Elapsed, Is.LessThan(Patience), $"seed {seed}, round {i}: {source}");
        }
    }

    private static string Damaged(string source, Random random)
    {
        for (var times = random.Next(1, 4); times > 0; times--)
            source = DamagedOnce(source, random);
        return source;
    }

    private static string DamagedOnce(string source, Random random)
    {
        var (a, b) = (random.Next(source.Length + 1), random.Next(source.Length + 1));
        var (start, end) = (Math.Min(a, b), Math.Max(a, b));
        var near = Math.Min(source.Length, start + random.Next(6));
        var other = Templates[random.Next(Templates.Length)];
        return random.Next(6) switch
        {
            0 => source.Remove(start, near - start),
            1 => source.Insert(start, source[start..end]),
            2 => source.Insert(start, other[..random.Next(other.Length + 1)]),
            3 => source[..end],
            4 => source.Insert(start, ((char)random.Next(32, 127)).ToString()),
            _ => source[..start] + source[near..] + source[start..near],
        };
    }
}
