using SectorPipeline.Core;

namespace SectorPipeline.Quality;

/// <summary>What quality knows of a project: its checks, read anew each time, its universe and its calendar.</summary>
/// <param name="folder">The folder <c>jobs/quality</c>.</param>
/// <param name="members">The securities of the universe, read when they are needed.</param>
/// <param name="calendar">The sessions of the exchange.</param>
public sealed class QualityProject(string folder, Func<IReadOnlyList<Member>> members, TradingCalendar calendar)
{
    public TradingCalendar Calendar { get; } = calendar;

    public IReadOnlyList<Member> Members() => members();

    /// <summary>The checks of the named datasets; of all when none is named.</summary>
    /// <exception cref="ConfigurationException">The files are wrong, or a dataset has no checks.</exception>
    public IReadOnlyList<DatasetChecks> Choose(IReadOnlyList<string> datasets)
    {
        var all = QualityFiles.Load(folder);
        string[] unknown = [.. datasets.Where(name => !all.Any(one => one.Dataset == name))];
        if (unknown.Length > 0)
        {
            throw new ConfigurationException([.. unknown.Select(name =>
                $"jobs/quality: no file has checks of the dataset '{name}'.{NearestName.Hint(name, all.Select(one => one.Dataset))}")]);
        }

        return datasets.Count == 0 ? all : [.. all.Where(one => datasets.Contains(one.Dataset))];
    }

    /// <summary>The check of the name, such as prices.ohlc_order.</summary>
    /// <exception cref="ConfigurationException">There is none.</exception>
    public CheckDeclaration Find(string name)
    {
        var all = QualityFiles.Load(folder).SelectMany(dataset => dataset.Checks).ToList();
        return all.Find(check => check.Name == name)
            ?? throw new ConfigurationException($"jobs/quality: no check is called '{name}'.{NearestName.Hint(name, all.Select(check => check.Name))} 'sector quality list' shows them.") { IsNotFound = true };
    }
}
