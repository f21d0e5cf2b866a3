"""From a frame to plans: each rule offers a plan from what the frame holds, or none. The list is the order of trust."""

from collections.abc import Callable, Iterator

from kb.query.base import Base
from kb.query.framing.attach import Frame
from kb.query.plan import Plan
from kb.query.rules.apart import furthest_above
from kb.query.rules.beside import lead_of_first, neighbour
from kb.query.rules.cases import association, relation
from kb.query.rules.checks import both_ways, checking, settled, which_of
from kb.query.rules.cities import (
    counting,
    finding,
    interval,
    lookup,
    membership_date,
    profile,
)
from kb.query.rules.codings import coder_agreement
from kb.query.rules.comparing import comparison, ordered_names
from kb.query.rules.configurations import configurations
from kb.query.rules.connections import connection
from kb.query.rules.contrasts import against_mean, contrast
from kb.query.rules.counted_parts import claimed_parts, counted_apart, counted_together, with_more_parts
from kb.query.rules.counts_claimed import counted_claim
from kb.query.rules.data_sources import data_sources, edition_data
from kb.query.rules.dates import first_or_last_date, years_between
from kb.query.rules.documents import (
    audit,
    bodies_in_time,
    printed_value,
    things,
)
from kb.query.rules.figure_values import figures_of_value, most_of_others
from kb.query.rules.figures_apart import compared_figures, rest_of_total, share_of, shared_out
from kb.query.rules.figures_each import each_figure
from kb.query.rules.gaps import gaps
from kb.query.rules.governance import governance, in_the_middle, members_of
from kb.query.rules.group_sizes import group_sizes
from kb.query.rules.imprints import imprint, wording
from kb.query.rules.in_places import in_places
from kb.query.rules.indices import (
    aggregation,
    best_dimension,
    gap,
    grouping,
    spans,
)
from kb.query.rules.leads import leads_compared
from kb.query.rules.likeness import similarity
from kb.query.rules.meanings import editions, meaning
from kb.query.rules.middles import mean_against_median
from kb.query.rules.misprinted import other_city_printed
from kb.query.rules.nearness import nearness
from kb.query.rules.one_of_them import chosen, end_held
from kb.query.rules.pairs import lead_in_pair
from kb.query.rules.parts import over_a_set, passing, ties
from kb.query.rules.peers import ahead_in_all, far_from_others, inspection
from kb.query.rules.quantities import quantified
from kb.query.rules.ranking import at_place, held_place, ranking
from kb.query.rules.reckoned import reckoning
from kb.query.rules.sequences import longer_than, precedence
from kb.query.rules.sooner import sooner
from kb.query.rules.sources import printed_where, trace
from kb.query.rules.split import with_so_many_parts
from kb.query.rules.split_weights import with_parts_weighing
from kb.query.rules.standing import standing
from kb.query.rules.structure import structure
from kb.query.rules.successors import dates_of_each, equal_waits, successor, waits_of_each
from kb.query.rules.sums import counted_share, counted_sum
from kb.query.rules.told import area_lies, features, full_name, network_made, thing_told, type_told
from kb.query.rules.unequal import unequal
from kb.query.rules.weights import other_weights, strong_sides

Rule = Callable[[Base, Frame], Plan | None]


def proposals(base: Base, frame: Frame) -> Iterator[Plan]:
    """The plans that the rules offer, the most trusted first."""
    for rule in RULES:
        plan = rule(base, frame)
        if plan is not None:
            yield plan


RULES: tuple[Rule, ...] = (
    configurations,
    coder_agreement,
    other_city_printed,
    in_places,
    imprint,
    wording,
    meaning,
    editions,
    gaps,
    lead_in_pair,
    lead_of_first,
    leads_compared,
    furthest_above,
    unequal,
    inspection,
    far_from_others,
    ahead_in_all,
    group_sizes,
    chosen,
    end_held,
    quantified,
    audit,
    ordered_names,
    printed_value,
    counted_claim,
    features,
    type_told,
    full_name,
    network_made,
    area_lies,
    thing_told,
    members_of,
    printed_where,
    edition_data,
    trace,
    other_weights,
    strong_sides,
    association,
    relation,
    in_the_middle,
    governance,
    nearness,
    similarity,
    claimed_parts,
    counted_apart,
    counted_together,
    with_more_parts,
    with_parts_weighing,
    with_so_many_parts,
    data_sources,
    structure,
    connection,
    first_or_last_date,
    successor,
    waits_of_each,
    dates_of_each,
    equal_waits,
    years_between,
    spans,
    longer_than,
    precedence,
    interval,
    gap,
    over_a_set,
    passing,
    best_dimension,
    ties,
    neighbour,
    standing,
    held_place,
    mean_against_median,
    against_mean,
    contrast,
    both_ways,
    comparison,
    settled,
    which_of,
    checking,
    membership_date,
    bodies_in_time,
    figures_of_value,
    most_of_others,
    sooner,
    reckoning,
    compared_figures,
    each_figure,
    rest_of_total,
    shared_out,
    share_of,
    grouping,
    aggregation,
    counted_sum,
    counted_share,
    lookup,
    at_place,
    ranking,
    counting,
    finding,
    things,
    profile,
)
