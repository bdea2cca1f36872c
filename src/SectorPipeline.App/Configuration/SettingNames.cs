using System.Collections;
using System.Reflection;
using Microsoft.Extensions.Configuration;
using SectorPipeline.Core;

namespace SectorPipeline.App.Configuration;

/// <summary>Finds settings that no option takes, which are misspelt more often than meant for somebody else.</summary>
internal static class SettingNames
{
    /// <summary>A fault for each setting of the section that the options do not have.</summary>
    public static IEnumerable<string> Unknown(IConfigurationSection section, Type options)
    {
        var properties = options.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.CanWrite)
            .ToDictionary(property => property.Name, property => property.PropertyType, StringComparer.OrdinalIgnoreCase);
        foreach (var setting in section.GetChildren())
        {
            if (!properties.TryGetValue(setting.Key, out var type))
                yield return $"{setting.Path}: there is no such setting.{NearestName.Hint(setting.Key, properties.Keys)}";
            else
                foreach (var fault in Within(setting, type))
                    yield return fault;
        }
    }

    private static IEnumerable<string> Within(IConfigurationSection setting, Type type)
    {
        if (HasSettings(type))
            return Unknown(setting, type);
        // The keys of a dictionary are people's own; what is under them is not.
        return type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Dictionary<,>) && HasSettings(type.GenericTypeArguments[1])
            ? setting.GetChildren().SelectMany(entry => Unknown(entry, type.GenericTypeArguments[1]))
            : [];
    }

    /// <summary>A fault for each section that is nearly one of ours; others are left to whoever they belong to.</summary>
    public static IEnumerable<string> UnknownSections(IConfiguration configuration, IReadOnlyList<string> sections) =>
        configuration.GetChildren()
            .Where(section => section.Value is null && !sections.Contains(section.Key, StringComparer.OrdinalIgnoreCase) && NearestName.Find(section.Key, sections) is not null)
            .Select(section => $"{section.Key}: there is no such section of settings.{NearestName.Hint(section.Key, sections)}");

    // Lists and dictionaries have the keys that people give them, and values have none.
    private static bool HasSettings(Type type) =>
        type.IsClass && type != typeof(string) && type != typeof(Uri) && !typeof(IEnumerable).IsAssignableFrom(type);
}
