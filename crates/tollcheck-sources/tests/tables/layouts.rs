//! A table of each known layout, in figures of our own.

use insta::assert_snapshot;

use super::folder::{faults, load, measures, rows};

/// How the tables of a file are understood: layout, sort of rows, rows, measures.
fn understood(text: &str) -> String {
    let sources = load("table.csv", text);
    let tables = sources.tables.iter().map(|table| {
        format!(
            "{}: {} x {}: {}",
            table.understanding.how,
            table.sort,
            table.rows.len(),
            measures(table)
        )
    });
    let faults = faults(&sources);
    tables.chain((!faults.is_empty()).then_some(faults)).collect::<Vec<_>>().join("\n")
}

#[test]
fn every_layout_has_its_test() {
    let layouts = std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/layouts"));
    for layout in layouts.expect("layouts are files").flatten() {
        let file = layout.file_name().into_string().expect("names are text");
        let name = file.trim_end_matches(".json");
        let shown = format!("the layout {name}:");
        assert!(include_str!("layouts.rs").contains(&shown), "{name} has no test");
    }
}

#[test]
fn ucdp_ged_and_its_export_with_tags() {
    assert_snapshot!(understood("id,type_of_violence,where_coordinates,adm_1,adm_2,latitude,longitude,country,date_start,date_end,deaths_a,deaths_b,deaths_civilians,deaths_unknown,best,high,low\n,,#loc+name,#adm1+name,,#geo+lat,#geo+lon,#country+name,#date+start,#date+end,,,,,#affected+killed,,\n7,1,Orikhiv town,Zaporizhzhia oblast,,47.5672,35.7858,Ukraine,2025-03-01 00:00:00.000,2025-03-02 00:00:00.000,0,0,2,0,2,4,1\n"), @"the layout ucdp-ged: events x 1: killed = 2 (0 unknown); killed of civilians = 2 (0 unknown)");
}

#[test]
fn ucdp_aec() {
    assert_snapshot!(understood("id,source_date,deaths_side_a,deaths_side_b,deaths_civilian,deaths_unknown,deaths_low,deaths_high,location_root_name,location_adm1_name,location_adm2_name,location_where_name,start_date,end_date\n1,2014-08-23 17:00,3,1,2,0,5,9,Yemen (North Yemen),Abyan governorate,,Road to the sea,2014-08-23,2014-08-23\n"), @"the layout ucdp-aec: events x 1: killed = 6 (0 unknown); killed of civilians = 2 (0 unknown)");
}

#[test]
fn acled() {
    assert_snapshot!(understood("event_id_cnty,event_date,event_type,sub_event_type,actor1,country,admin1,admin2,location,latitude,longitude,notes,fatalities\nBEN1,28 December 2022,Political violence,Attack,NA,Benin,Alibori,Malanville,Noma,11.9,3.2,\"A note, long\",3\n"), @"the layout acled: events x 1: killed = 3 (0 unknown)");
}

#[test]
fn the_air_force_by_night() {
    assert_snapshot!(understood("time_start,time_end,model,launch_place,target,launched,destroyed,source\n2025-03-01 18:00,2025-03-02 8:30,Shahed-136/131,Kursk,Ukraine,60.0,41.0,x/1\n2025-03-02,2025-03-02,Unknown UAV,,south,9.0,9.0,x/2\n"), @"the layout air-force: periods x 1: launched = 60 (0 unknown); downed = 41 (0 unknown)");
}

#[test]
fn gaza_and_lebanon_by_day() {
    assert_snapshot!(understood("report_date,report_source,report_period,killed,killed_cum,ext_killed_cum,ext_injured_cum,injured\n2023-10-07,moh,24,5,5,5,9,9\n2023-10-08,moh,48,,,12,20,\n"), @r"
        the layout gaza-daily: running_total x 2: killed = 17 (0 unknown); injured = 29 (0 unknown)
        the layout gaza-daily: periods x 2: killed = 5 (1 unknown); injured = 9 (1 unknown)
        ");
    assert_snapshot!(understood("report_date,report_source,report_period,phase,killed_cum,injured_cum,killed,injured\n2023-11-14,ocha,888,1,7,25,,\n2023-11-21,ocha,168,1,9,27,2,2\n"), @r"
        the layout lebanon-daily: running_total x 2: killed = 16 (0 unknown); injured = 52 (0 unknown)
        the layout lebanon-daily: periods x 2: killed = 2 (1 unknown); injured = 2 (1 unknown)
        ");
}

#[test]
fn the_general_staff() {
    assert_snapshot!(understood("date,day,personnel,personnel*,POW\n2022-02-25,2,280,about,0\n2022-02-26,3,430,about,0\n"), @"the layout general-staff-personnel: running_total x 2: casualties of Russia = 710 (0 unknown)");
    assert_snapshot!(understood("date,day,aircraft,helicopter,tank,APC,field artillery,MRL,drone\n2022-02-25,2,1,0,8,51,4,0,0\n"), @"the layout general-staff-equipment: running_total x 1: equipment_lost of Russia of aircraft = 1 (0 unknown); equipment_lost of Russia of helicopters = 0 (0 unknown); equipment_lost of Russia of tanks = 8 (0 unknown); equipment_lost of Russia of armoured personnel carriers = 51 (0 unknown); equipment_lost of Russia of artillery systems = 4 (0 unknown); equipment_lost of Russia of multiple rocket launchers = 0 (0 unknown); equipment_lost of Russia of drones = 0 (0 unknown)");
}

#[test]
fn the_general_staff_in_one_table() {
    assert_snapshot!(understood("date,day,personnel,tanks,apv,artillery,mlrs,aaws,aircrafts,helicopters,uav,warships\n2022-02-24,1,80,3,13,,,,7,6,0,0\n2022-02-25,2,280,8,51,4,4,0,10,7,0,2\n"), @"the layout general-staff-daily: running_total x 2: casualties of Russia = 360 (0 unknown); equipment_lost of Russia of tanks = 11 (0 unknown); equipment_lost of Russia of armoured personnel carriers = 64 (0 unknown); equipment_lost of Russia of artillery systems = 4 (1 unknown); equipment_lost of Russia of multiple rocket launchers = 4 (1 unknown); equipment_lost of Russia of air defence systems = 0 (1 unknown); equipment_lost of Russia of aircraft = 17 (0 unknown); equipment_lost of Russia of helicopters = 13 (0 unknown); equipment_lost of Russia of drones = 0 (0 unknown); equipment_lost of Russia of ships = 2 (0 unknown)");
}

#[test]
fn oryx_by_day_and_by_vehicle() {
    assert_snapshot!(understood("country,equipment_type,destroyed,abandoned,captured,damaged,type_total,date_recorded\nRussia,Aircraft,1,0,0,1,2,2022-03-19\n"), @"the layout oryx-daily: running_total x 1: equipment_lost = 2 (0 unknown); equipment_lost of destroyed = 1 (0 unknown); equipment_lost of abandoned = 0 (0 unknown); equipment_lost of captured = 0 (0 unknown); equipment_lost of damaged = 1 (0 unknown)");
    assert_snapshot!(understood("country,origin,system,status,url,date_recorded,sysID,imageID,statusID,matID\nRussia,Russia,'Orlan-20' drone,captured,https://example.org/1.jpg,2022-05-23,2,3,2,7-232\n"), @"the layout oryx-vehicles: people x 1: equipment_lost = 1 (0 unknown)");
}

#[test]
fn airwars_victims_are_people() {
    assert_snapshot!(understood("incident_id,incident_date,family_id,victim_id,name_en,age_group,gender,killed_or_injured\ni1,2023-10-07,,1,One,adult,m,k\ni1,2023-10-07,,2,Two,child,f,i\ni2,2023-10-09,,1,Three,child,f,k\n"), @r"
        the layout airwars-victims: people x 3: killed = 2 (0 unknown)
        the layout airwars-victims: people x 3: injured = 1 (0 unknown)
        ");
}

#[test]
fn bij_strikes_have_two_columns_a_band() {
    assert_snapshot!(understood("strike_id,date,location,country,area,min_ppl_killed,max_ppl_killed,min_civil_killed,max_civil_killed,min_injured,max_injured,min_strikes,max_strikes\nB1,2004-06-17T00:00:00Z,Wana,Pakistan,South Waziristan,6,8,2,2,1,1,NA,NA\n"), @"the layout bij-strikes: events x 1: killed = 6 (0 unknown); killed of civilians = 2 (0 unknown); injured = 1 (0 unknown); attacks = 0 (1 unknown)");
}

#[test]
fn em_dat_has_its_dates_in_parts() {
    assert_snapshot!(understood("Dis No,Disaster Type,Event Name,Country,ISO,Location,Start Year,Start Month,Start Day,End Year,End Month,End Day,Total Deaths,No Injured,No Affected,No Homeless,Total Affected\n2015-0001-CHN,Flood,,China,CHN,\"Hunan, Hubei\",2015,6,7,2015,6,11,16,,60000,,60000\n2015-0002-DMA,Storm,Erika,Dominica,DMA,,2015,8,,2015,8,,30,20,28000,574,28594\n"), @"the layout em-dat: events x 2: killed = 46 (0 unknown); injured = 20 (1 unknown); displaced = 574 (1 unknown); count of affected = 88594 (0 unknown)");
}

#[test]
fn em_dat_with_the_headers_of_2023() {
    assert_snapshot!(understood("DisNo.,Disaster Type,Event Name,ISO,Country,Location,Start Year,Start Month,Start Day,End Year,End Month,End Day,Total Deaths,No. Injured,No. Affected,No. Homeless,Total Affected\n2023-0001-TUR,Earthquake,,TUR,Turkey,Hatay,2023,2,6,2023,2,6,50,100,,900,1000\n"), @"the layout em-dat-2023: events x 1: killed = 50 (0 unknown); injured = 100 (0 unknown); displaced = 900 (0 unknown); count of affected = 1000 (0 unknown)");
}

#[test]
fn iraq_body_count_and_gtd() {
    assert_snapshot!(understood("IBC code,Start Date,End Date,Time,Location,Target,Weapons,Reported Minimum,Reported Maximum,Sources\nk1,2006-03-01,2006-03-02,AM,\"Mosul\",police,gunfire,2,3,AP\n"), @"the layout iraq-body-count: events x 1: killed = 2 (0 unknown)");
    assert_snapshot!(understood("eventid,iyear,imonth,iday,country_txt,provstate,city,latitude,longitude,gname,nkill,nwound\n199001000001,1990,1,0,Peru,Lima,Lima,-12.04,-77.03,Unknown,1.0,\n"), @"the layout gtd: events x 1: killed = 1 (0 unknown); injured = 0 (1 unknown)");
}

#[test]
fn police_shootings_count_their_rows() {
    assert_snapshot!(understood("id,name,date,manner_of_death,armed,age,gender,race,city,state,threat_level\n3,One,02-01-2015,shot,gun,53,M,A,Shelton,WA,attack\n4,Two,25-01-2015,shot,gun,47,M,W,Aloha,OR,attack\n"), @"the layout police-shootings: people x 2: killed = 2 (0 unknown)");
}

#[test]
fn reliefweb_figures_are_long() {
    assert_snapshot!(understood("crisis_index,crisis_name,crisis_iso3,figure_name,figure_source,figure_value,figure_date,figure_url\n1,Afghanistan,AFG,People Killed,OCHA,28,2023-06-12,https://example.org/1\n1,Afghanistan,AFG,People Targeted for Assistance,OCHA,200,2023-06-12,https://example.org/2\n"), @"the layout reliefweb-figures: figures x 2: killed = 28 (1 unknown)");
}

#[test]
fn attacks_on_health_care_are_month_first() {
    let text = "Attack ID,Attack Date,Attack Time,Country / Territory,Certainty Level,Attack Type,Total Injured,Total Death\nU1,3/21/2022,15:00,Ukraine,Confirmed,heavy weapons,1,2\nU2,3/4/2022,Time Unknown,Ukraine,Confirmed,heavy weapons,0,0\n";
    assert_snapshot!(understood(text), @"the layout health-care-attacks: events x 2: killed = 2 (0 unknown); injured = 1 (0 unknown); attacks of attacks on health care = 2 (0 unknown)");
    assert_snapshot!(rows(&load("a.csv", text).tables[0]), @r"
        2 2022-03-21 2 Ukraine
        3 2022-03-04 0 Ukraine
        ");
}
