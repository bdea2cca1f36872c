using System.Diagnostics;
using System.Globalization;
using System.Text;
using SectorPipeline.Models;

namespace SectorPipeline.Tests.Models;

/// <summary>Every command writes the manifest, so that it must not take long.</summary>
public sealed class ArtifactSpeedTests : ProjectTest
{
    private const int Models = 1000;

    [Test]
    public void The_manifest_of_a_thousand_models_is_written_at_once()
    {
        WriteModels();
        var project = Project.Load();

        var times = Enumerable.Range(0, 5).Select(_ => Time(project)).ToList();

        TestContext.Out.WriteLine(string.Join(", ", times.Select(time => string.Create(CultureInfo.InvariantCulture, $"{time.TotalMilliseconds:0} ms"))));
        Assert.That(times.Min(), Is.LessThan(TimeSpan.FromMilliseconds(400)));
    }

    private static TimeSpan Time(SqlProject project)
    {
        var started = Stopwatch.GetTimestamp();
        project.WriteManifest();
        return Stopwatch.GetElapsedTime(started);
    }

    private void WriteModels()
    {
        var schema = new StringBuilder("models:\n");
        for (var i = 0; i < Models; i++)
        {
            Project.Write($"models/m{i}.sql", i % 10 == 0 ? "select 1 as id, 'x' as name" : $"select id, name from {{{{ ref('m{i - 1}') }}}}");
            schema.Append(CultureInfo.InvariantCulture, $"  - {{ name: m{i}, description: Model {i}, columns: [{{ name: id, description: Its key, data_tests: [unique, not_null] }}] }}\n");
        }

        Project.Write("models/schema.yml", schema.ToString());
    }
}
